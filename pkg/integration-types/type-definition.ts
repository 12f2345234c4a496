import type { Value } from '@bellhook/jinja';
import type { TemplateName } from '../contract/templates/templates.ts';

/**
 * How the sidecar reads what is sent to integrations of a type.
 *
 * A type is a folder with the type's name, which is also the segment of the webhook URL before the token:
 * `definition.ts` exports `definition`, `examples.ts` exports `examples`, and `texts.ts` exports `texts` (see
 * type-presentation.ts). `npm run generate` then makes the type known everywhere; no other file is touched.
 */
export interface TypeDefinition {
  /** The type's place among those offered to people. Types without one follow in the order of their names. */
  readonly rank?: number;
  /** What a group is called whose alerts have no title. */
  readonly untitled: string;
  /** The templates in force unless people write their own. */
  readonly templates: Readonly<Record<TemplateName, string>>;
  /**
   * The key template that groups of the type may still be open with: an alert whose own key finds no open group goes
   * to the one with this key. Only where the key template is the default.
   */
  readonly formerKey?: string;
  /** Whether a payload carries alerts of its own, as Alertmanager's do. */
  readonly carriesInstances?: true;
  /** What templates see of a payload, where that is more than was received. */
  readonly complete?: (payload: Value) => Value;
  /** The tool whose payloads the type is for; absent where the type is for any tool. */
  readonly sender?: string;
  /** Whether the payload has anything of what the type reads. Given with `sender`. */
  readonly accepts?: (payload: Value) => boolean;
  /** Whether the payload was plainly made for this type. */
  readonly recognises?: (payload: Value) => boolean;
  /** What the page that a browser gets from the webhook URL says about payloads, as HTML. */
  readonly webhookPage: string;
}
