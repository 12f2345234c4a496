import type { Value } from '@bellhook/jinja';
import { isPart } from './is-part.ts';
import { findMismatch, type Mismatch } from './mismatch.ts';
import type { TemplateSet } from './template-set.ts';

/**
 * What people should be told about a payload; null if that is nothing, or if they have written the title template themselves. A type is
 * recognised by whole deliveries, so nothing is said of an alert of a split one.
 */
export function hintFor(set: TemplateSet, payload: Value): Mismatch | null {
  const isAlert = set.split !== null && isPart(payload);
  return set.templates.title.fallback === null && !isAlert ? findMismatch(set.type, payload) : null;
}
