import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useState } from 'react';
import type { Alert } from '../../../../pkg/contract/types.ts';

export interface Comparison {
  /** The alert with which another one is to be compared. */
  readonly base: Alert | undefined;
  /** The two that are compared. */
  readonly pair: { readonly older: Alert; readonly newer: Alert } | undefined;
  readonly compare: (one: Alert, other: Alert) => void;
  readonly end: () => void;
  /** The button of an alert; the base has none. */
  readonly of: (alert: Alert) => { compareText: string; onCompare: (() => void) | undefined };
}

/** Lets somebody choose two alerts, one after the other. */
export function useComparison(): Comparison {
  const [base, setBase] = useState<Alert>();
  const [pair, setPair] = useState<Comparison['pair']>();
  const compare = (one: Alert, other: Alert) => {
    setBase(undefined);
    setPair(Number(one.id) < Number(other.id) ? { older: one, newer: other } : { older: other, newer: one });
  };
  return {
    base,
    pair,
    compare,
    end: () => {
      setBase(undefined);
      setPair(undefined);
    },
    of: (alert) =>
      base === undefined
        ? { compareText: t('alert-group.compare', 'Compare'), onCompare: () => setBase(alert) }
        : {
            compareText: t('alert-group.compare-with', 'Compare with {{time}}', {
              time: dateTimeFormat(base.receivedAt),
              interpolation: { escapeValue: false },
            }),
            onCompare: alert.id === base.id ? undefined : () => compare(base, alert),
          },
  };
}
