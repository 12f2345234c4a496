import type { Route } from '../route.ts';

export const templateRoutes = {
  previewTemplates: { method: 'POST', path: 'integrations/:uid/preview', role: 'Editor', may: 'act' },
  listTemplateChanges: { method: 'GET', path: 'integrations/:uid/template-changes', role: 'Viewer', may: 'see' },
  listTemplateEditing: { method: 'GET', path: 'integrations/:uid/template-editing', role: 'Editor', may: 'act' },
  noteTemplateEditing: { method: 'PUT', path: 'integrations/:uid/template-editing/:tab', role: 'Editor', may: 'act' },
  endTemplateEditing: { method: 'DELETE', path: 'integrations/:uid/template-editing/:tab', role: 'Editor', may: 'act' },
  suggestTemplates: { method: 'POST', path: 'integrations/:uid/suggest-templates', role: 'Editor', may: 'act' },
  dryRunTemplates: { method: 'POST', path: 'integrations/:uid/dry-run', role: 'Admin', may: 'edit' },
} as const satisfies Record<string, Route>;
