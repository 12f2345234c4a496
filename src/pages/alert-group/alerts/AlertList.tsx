import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { useStyles2 } from '@grafana/ui';
import { useVirtualizer } from '@tanstack/react-virtual';
import React, { useMemo, useRef, useState } from 'react';
import type { Alert, AlertGroup } from '../../../../pkg/contract/types.ts';
import { AlertDetails } from './AlertDetails';
import { AlertItem } from './AlertItem';
import { foldRepeats, type Repeats } from './foldRepeats';
import type { Comparison } from './useComparison';

interface Props {
  group: AlertGroup;
  /** Newest first. */
  alerts: readonly Alert[];
  comparison: Comparison;
  /** Called when somebody scrolls to the last ones. */
  onEnd: () => void;
}

/** How far from the end older alerts are asked for, in pixels. */
const endMargin = 200;

/** A list of any number of alerts, of which the browser lays out those in view. */
export function AlertList({ group, alerts, comparison, onEnd }: Props) {
  const styles = useStyles2(getStyles);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const folded = useMemo(() => foldRepeats(alerts), [alerts]);
  const rows = useMemo(() => rowsOf(folded, unfolded), [folded, unfolded]);
  const frame = useRef<HTMLDivElement>(null);
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions go to no memoized component
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => 34,
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 10,
  });
  return (
    <div
      ref={frame}
      className={styles.frame}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        if (scrollTop > 0 && scrollHeight - scrollTop - clientHeight < endMargin) {
          onEnd();
        }
      }}
    >
      <ul
        className={styles.list}
        style={{ height: virtual.getTotalSize() }}
        aria-label={t('alert-group.alerts-title', 'Alerts')}
      >
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return (
            row && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={rows.length}
                aria-posinset={index + 1}
              >
                <AlertItem
                  repeats={row.repeats}
                  isOpen={opened.has(row.key)}
                  onToggle={() => setOpened(toggled(opened, row.key))}
                  isUnfolded={unfolded.has(row.foldKey)}
                  onUnfold={() => setUnfolded(toggled(unfolded, row.foldKey))}
                  {...comparison.of(row.repeats.newest)}
                >
                  <AlertDetails alert={row.repeats.newest} group={group} />
                </AlertItem>
              </li>
            )
          );
        })}
      </ul>
    </div>
  );
}

interface Row {
  readonly key: string;
  /** The oldest of its repeats; newer ones may still come. */
  readonly foldKey: string;
  readonly repeats: Repeats;
}

function rowsOf(folded: readonly Repeats[], unfolded: ReadonlySet<string>): Row[] {
  return folded.flatMap((repeats) => {
    const foldKey = repeats.oldest.id;
    const first = { key: `fold ${foldKey}`, foldKey, repeats };
    return unfolded.has(foldKey)
      ? [
          first,
          ...repeats.alerts
            .slice(1)
            .map((alert) => ({ key: alert.id, foldKey, repeats: { newest: alert, oldest: alert, alerts: [alert] } })),
        ]
      : [first];
  });
}

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const copy = new Set(set);
  if (!copy.delete(key)) {
    copy.add(key);
  }
  return copy;
}

const getStyles = (theme: GrafanaTheme2) => ({
  frame: css({ maxHeight: 'max(400px, 60vh)', overflow: 'auto', borderTop: `1px solid ${theme.colors.border.weak}` }),
  list: css({ position: 'relative', margin: 0, padding: 0, listStyle: 'none' }),
  row: css({ position: 'absolute', insetInline: 0, top: 0 }),
});
