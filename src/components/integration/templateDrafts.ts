import type { TemplateName } from '../../../pkg/contract/templates/templates.ts';
import { tabStorage } from '../../app/tabStorage';

const prefix = 'template-draft.';

/** The name under which the browser tab keeps the draft of a template. */
export function draftEntry(uid: string, name: TemplateName): string {
  return `${prefix}${uid}.${name}`;
}

/** The templates with a draft in this browser tab, of one integration or of all. */
export function draftedTemplates(uid?: string): TemplateName[] {
  const start = uid === undefined ? prefix : `${prefix}${uid}.`;
  return tabStorage
    .names()
    .filter((name) => name.startsWith(start))
    .map((name) => name.slice(name.lastIndexOf('.') + 1) as TemplateName);
}
