import { t } from '@grafana/i18n';

/** What people call a field of a facet; a label has its own name. */
export function fieldTitle(field: string): string {
  if (!field.startsWith('label.')) {
    return nameOf(field);
  }
  const name = field.slice('label.'.length);
  const isTaken = ['severity', 'integration', 'type'].some((one) => isSame(name, one) || isSame(name, nameOf(one)));
  return isTaken
    ? t('alert-groups.facets.label', 'Label {{name}}', { name, interpolation: { escapeValue: false } })
    : name;
}

function nameOf(field: string): string {
  switch (field) {
    case 'severity':
      return t('alert-groups.facets.severity', 'Severity');
    case 'integration':
      return t('alert-groups.facets.integration', 'Integration');
    case 'type':
      return t('alert-groups.facets.type', 'Type');
    default:
      return field;
  }
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
