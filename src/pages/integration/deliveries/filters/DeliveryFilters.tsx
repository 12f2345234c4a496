import { css } from '@emotion/css';
import { type GrafanaTheme2, isDateTime, rangeUtil, type RawTimeRange, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, FilterInput, TimeRangeInput, useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import type { DeliveryAddress } from '../address/deliveryAddress';
import { outcomeChoices } from './outcomeChoices';

interface Props {
  shown: DeliveryAddress;
  onChange: (change: DeliveryAddress) => void;
}

/** Which deliveries are looked for: by what became of them, when they came, and a text. */
export function DeliveryFilters({ shown: { outcome, from, to, q }, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const choices = useMemo(() => outcomeChoices(), []);
  const isSeveral = outcome?.includes(',') === true;
  const textLabel = t('deliveries.filter.text', 'Search sender, outcome, remark or title');
  return (
    <div className={styles.filters}>
      <FilterInput
        value={q ?? ''}
        escapeRegex={false}
        placeholder={textLabel}
        aria-label={textLabel}
        onChange={(text) => onChange({ q: text })}
      />
      <Combobox
        aria-label={t('deliveries.filter.outcome', 'Outcome')}
        options={isSeveral ? [{ value: outcome ?? '', label: outcome ?? '' }, ...choices] : choices}
        value={outcome ?? ''}
        onChange={({ value }) => onChange({ outcome: value })}
      />
      <TimeRangeInput
        clearable
        placeholder={t('deliveries.filter.any-time', 'Any time')}
        value={rangeOf(from, to)}
        onChange={({ raw }) => onChange({ from: addressOf(raw.from), to: addressOf(raw.to) })}
      />
      {[outcome, from, to, q].some((part) => part !== undefined) && (
        <Button
          variant="secondary"
          fill="text"
          onClick={() => onChange({ outcome: undefined, from: undefined, to: undefined, q: undefined })}
        >
          {t('deliveries.filter.clear', 'Clear filters')}
        </Button>
      )}
    </div>
  );
}

/** Without a time the range has no valid ones, which the input shows as none. */
function rangeOf(from: string | undefined, to: string | undefined): TimeRange {
  return rangeUtil.convertRawToRange({ from: from ?? '', to: to ?? (from === undefined ? '' : 'now') });
}

/** A time as in Grafana's addresses; undefined where there is none. */
function addressOf(time: RawTimeRange['from']): string | undefined {
  return isDateTime(time) ? (time.isValid() ? time.toISOString() : undefined) : time;
}

const getStyles = (theme: GrafanaTheme2) => ({
  filters: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    '& > *': { flex: `0 1 ${theme.spacing(30)}`, minWidth: theme.spacing(20) },
    '& > :first-child': { flex: `1 1 ${theme.spacing(34)}` },
    '& > button': { flex: '0 0 auto', minWidth: 0 },
  }),
});
