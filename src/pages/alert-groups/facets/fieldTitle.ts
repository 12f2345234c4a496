import { t } from '@grafana/i18n';

/** What people call a field of a facet; a label has its own name. */
export function fieldTitle(field: string): string {
  switch (field) {
    case 'severity':
      return t('alert-groups.facets.severity', 'Severity');
    case 'integration':
      return t('alert-groups.facets.integration', 'Integration');
    case 'type':
      return t('alert-groups.facets.type', 'Type');
    default:
      return field.replace(/^label\./, '');
  }
}
