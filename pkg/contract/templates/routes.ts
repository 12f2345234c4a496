import type { Route } from '../route.ts';

export const templateRoutes = {
  previewTemplates: { method: 'POST', path: 'integrations/:uid/preview', role: 'Editor' },
  listTemplateChanges: { method: 'GET', path: 'integrations/:uid/template-changes', role: 'Viewer' },
  listTemplateEditing: { method: 'GET', path: 'integrations/:uid/template-editing', role: 'Editor' },
  noteTemplateEditing: { method: 'PUT', path: 'integrations/:uid/template-editing/:tab', role: 'Editor' },
  endTemplateEditing: { method: 'DELETE', path: 'integrations/:uid/template-editing/:tab', role: 'Editor' },
  suggestTemplates: { method: 'POST', path: 'integrations/:uid/suggest-templates', role: 'Editor' },
  dryRunTemplates: { method: 'POST', path: 'integrations/:uid/dry-run', role: 'Admin' },
} as const satisfies Record<string, Route>;
