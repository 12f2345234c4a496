import type { Value } from '@bellhook/jinja';
import { describeMismatch } from './mismatch.ts';
import type { TemplateSet } from './template-set.ts';

/**
 * A hint for people about a payload, as plain text; null if there is none, or if people have written the title template
 * themselves.
 */
export function hintFor(set: TemplateSet, payload: Value): string | null {
  return set.templates.title.fallback === null ? describeMismatch(set.type, payload) : null;
}
