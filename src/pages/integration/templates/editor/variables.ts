import type { TemplateName } from '../../../../../pkg/contract/templates/templates.ts';

/** The names that a template of that name can read; `docs/templates.md` says what they are. */
export function variablesOf(name: TemplateName): readonly string[] {
  switch (name) {
    case 'title':
    case 'message':
    case 'imageUrl':
      return ['payload', 'headers', 'integration_name', 'alert_group_id', 'source_link'];
    case 'sourceLink':
      return ['payload', 'headers', 'integration_name', 'alert_group_id'];
    default:
      return ['payload', 'headers', 'integration_name'];
  }
}
