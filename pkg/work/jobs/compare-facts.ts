import { parseJson } from '@bellhook/jinja';
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
 * @param payloads as JSON texts
 * @param isOver whether it is the turn of others
 */
export function compareFacts(
  present: TemplateSet,
  proposed: TemplateSet,
  payloads: readonly string[],
  isOver: () => boolean
): ComparedFacts[] {
  const compared: ComparedFacts[] = [];
  for (const payload of payloads) {
    const value = parseJson(payload);
    compared.push({ present: interpret(present, value), proposed: interpret(proposed, value) });
    if (isOver()) {
      break;
    }
  }
  return compared;
}
