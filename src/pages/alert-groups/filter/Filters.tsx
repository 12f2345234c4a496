import { dateTime, type TimeRange } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Combobox, Stack, TimeRangeInput } from '@grafana/ui';
import React from 'react';
import type { RouteReply } from '../../../../pkg/contract/types.ts';
import { useIntegrations } from '../../../api/integrations';
import { isoTime, type RawTimeRange } from '../../../api/timeRange';
import { isNarrowed, type ListFilter } from './filter';

interface Props {
  filter: ListFilter;
  /** The integration that the filter names, if it is known. */
  integration?: RouteReply<'listAlertGroups'>['integration'];
  onChange: (change: Partial<ListFilter>) => void;
}

export function Filters({ filter, integration, onChange }: Props) {
  return (
    <Stack gap={2} wrap="wrap" alignItems="center">
      <IntegrationFilter
        uid={filter.integration}
        named={integration}
        onChange={(chosen) => onChange({ integration: chosen })}
      />
      <div role="group" aria-label={t('alert-groups.filter.started', 'Filter by time started')}>
        <TimeRangeInput
          clearable
          showIcon
          placeholder={t('alert-groups.filter.any-time', 'Started at any time')}
          value={toTimeRange(filter)}
          onChange={(range) => onChange(fromTimeRange(range))}
        />
      </div>
      {isNarrowed(filter) && (
        <Button
          variant="secondary"
          fill="text"
          icon="times"
          onClick={() => onChange({ state: [], integration: undefined, from: undefined, to: undefined })}
        >
          {t('alert-groups.filter.clear', 'Clear filters')}
        </Button>
      )}
    </Stack>
  );
}

interface IntegrationFilterProps {
  uid?: string;
  named: Props['integration'];
  onChange: (uid?: string) => void;
}

function IntegrationFilter({ uid, named, onChange }: IntegrationFilterProps) {
  const { data } = useIntegrations();
  const options = (data ?? []).map((integration) => ({ label: integration.name, value: integration.uid }));
  const isListed = options.some((option) => option.value === uid);
  return (
    <Combobox
      aria-label={t('alert-groups.filter.integration', 'Filter by integration')}
      placeholder={t('alert-groups.filter.any-integration', 'Any integration')}
      options={options}
      value={uid === undefined || isListed ? (uid ?? null) : { value: uid, label: nameOf(uid, named) }}
      isClearable
      width={32}
      onChange={(option) => onChange(option?.value)}
    />
  );
}

function nameOf(uid: string, named: Props['integration']): string {
  if (!named) {
    return uid;
  }
  return named.deleted ? `${named.name} ${t('alert-groups.integration-deleted', '(deleted)')}` : named.name;
}

function toTimeRange({ from, to }: RawTimeRange): TimeRange {
  const start = dateTime(isoTime(from, false) ?? null);
  const end = dateTime(isoTime(to ?? 'now', true) ?? null);
  return { from: start, to: end, raw: { from: relative(from) ?? start, to: relative(to ?? 'now') ?? end } };
}

function fromTimeRange({ raw, from }: TimeRange): RawTimeRange {
  if (!from.isValid()) {
    return { from: undefined, to: undefined };
  }
  return {
    from: typeof raw.from === 'string' ? raw.from : raw.from.toISOString(),
    to: typeof raw.to === 'string' ? raw.to : raw.to.toISOString(),
  };
}

function relative(raw: string | undefined): string | undefined {
  return raw?.startsWith('now') ? raw : undefined;
}
