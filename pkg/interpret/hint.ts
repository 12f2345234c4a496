import type { Value } from '@bellhook/jinja';
import { findMismatch, type Mismatch } from './mismatch.ts';
import type { TemplateSet } from './template-set.ts';

/** What people should be told about a payload; null if that is nothing, or if they have written the title template themselves. */
export function hintFor(set: TemplateSet, payload: Value): Mismatch | null {
  return set.templates.title.fallback === null ? findMismatch(set.type, payload) : null;
}
