import type { Value } from '@bellhook/jinja';
import { describeMismatch } from './mismatch.ts';
import type { TemplateSet } from './template-set.ts';

/** What people are to be told of a payload, as plain text; null where that is nothing, or they have written the title's template themselves. */
export function hintFor(set: TemplateSet, payload: Value): string | null {
  return set.templates.title.fallback === null ? describeMismatch(set.type, payload) : null;
}
