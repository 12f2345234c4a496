import type { TemplateName } from '../contract/templates/templates.ts';
import type { SuggestionReason } from '../contract/types.ts';

/** A template that payloads suggest, and why. It is a guess. */
export interface Suggestion {
  readonly template: TemplateName;
  readonly text: string;
  /** The fields that it reads, with what is to be said of each; the most important first. */
  readonly because: readonly SuggestionReason[];
}
