import { t } from '@grafana/i18n';
import type { FieldName } from '../../../pkg/domain/query/fields.ts';

/** What a field of the search box looks for. */
export function fieldText(field: FieldName): string {
  return texts[field]();
}

const texts: Record<FieldName, () => string> = {
  state: () => t('search.field.state', 'firing, acknowledged, silenced, resolved, or open'),
  severity: () => t('search.field.severity', 'critical, high, warning, info, or none; >=high for the graver ones'),
  integration: () => t('search.field.integration', 'name or uid of the integration'),
  type: () => t('search.field.type', 'type of the integration'),
  label: () => t('search.field.label', 'a label, such as label.env=prod'),
  payload: () => t('search.field.payload', 'a value in the newest payload, such as payload.host.name=db-1'),
  by: () => t('search.field.by', 'who has it, acknowledged, silenced or resolved it; me, nobody'),
  maintenance: () => t('search.field.maintenance', 'name or uid of a maintenance window that silenced it'),
  alerts: () => t('search.field.alerts', 'number of alerts, such as alerts:>10'),
  number: () => t('search.field.number', 'number of the group, also #312'),
  key: () => t('search.field.key', 'grouping key'),
  note: () => t('search.field.note', 'text of a note'),
  started: () => t('search.field.started', 'when it started, such as started:>-2h for the last two hours'),
  last: () => t('search.field.last', 'when its last alert came'),
  is: () => t('search.field.is', 'marked as flapping'),
  open: () => t('search.field.open', 'open during, such as open:-2h..-1h'),
};
