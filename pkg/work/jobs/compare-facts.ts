import { parseJson } from '@bellhook/jinja';
import type { AlertContent } from '../../interpret/alert-content.ts';
import type { Facts } from '../../interpret/facts.ts';
import { interpret } from '../../interpret/interpret.ts';
import type { TemplateSet } from '../../interpret/template-set.ts';

/** What an alert means under two sets of templates. */
export interface ComparedFacts {
  readonly present: Facts;
  readonly proposed: Facts;
}

/**
 * Interprets alerts with the present and the proposed templates until the time is over, but at least the first alert.
 * @param isOver whether it is the turn of others
 */
export function compareFacts(
  present: TemplateSet,
  proposed: TemplateSet,
  contents: readonly AlertContent[],
  isOver: () => boolean
): ComparedFacts[] {
  const compared: ComparedFacts[] = [];
  for (const { payload, headers } of contents) {
    const value = parseJson(payload);
    compared.push({ present: interpret(present, value, headers), proposed: interpret(proposed, value, headers) });
    if (isOver()) {
      break;
    }
  }
  return compared;
}
