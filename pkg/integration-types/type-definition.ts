import type { Value } from '@bellhook/jinja';
import type { TemplateName } from '../contract/templates/templates.ts';

/**
 * How the sidecar reads deliveries to integrations of a type.
 *
 * A type is a folder with the type's name, which is also the segment of the webhook URL before the token: `definition.ts`
 * exports `definition`, and the other files are what people are shown (see type-presentation.ts).
 * Then `npm run generate` makes the type known everywhere; no other file has to change.
 */
export interface TypeDefinition {
  /** The type's position among those offered to people. Types without one follow in the order of their names. */
  readonly rank?: number;
  /** The name of a group whose alerts have no title. */
  readonly untitled: string;
  /** The default templates, which are in force unless people write their own. */
  readonly templates: Readonly<Record<TemplateName, string>>;
  /**
   * A former default of the key template, whose keys open groups may still have. An alert whose own key finds no open group
   * goes to the group with this key. It is used only if the key template is the default.
   */
  readonly formerKey?: string;
  /**
   * Names of fields in which senders put the whole payload as JSON text: fields of a form, as GitHub does, parameters of a GET, or fields of a
   * JSON object. The first one that holds an object or array is the payload, which is what is stored and what templates see. If none
   * does, the payload is what was received.
   */
  readonly payloadIn?: readonly string[];
  /**
   * Names of headers that templates of the type read, in lower case. They are kept with each alert as long as its payload, beside those that any
   * type may keep (`interpret/kept-headers.ts`); never name one that holds a secret, a signature or a token.
   */
  readonly headers?: readonly string[];
  /**
   * Where payloads have the time of what they tell, so that a sender's clock that is wrong is noticed; a dot leads into an object, or into the
   * first of a list. The time has to be absolute: a number of seconds or milliseconds since 1970, or a text with its zone.
   */
  readonly timeIn?: string;
  /**
   * Names of fields in which senders put what proves who they are, or gives access to the tool. Their values are masked before anything is kept,
   * and nobody sees them; a template that prints one prints it.
   */
  readonly secretFields?: readonly string[];
  /** Whether payloads carry alerts of their own, as Alertmanager's do. */
  readonly carriesInstances?: true;
  /** The payload as templates see it, if they see more than was received. */
  readonly complete?: (payload: Value) => Value;
  /** How a delivery is split into alerts where an integration's setting says so; absent if deliveries carry no list of alerts. */
  readonly split?: TypeSplit;
  /**
   * What the sender asks before it sends alerts, which is no alert and waits for an Admin: `sns` is a topic of Amazon SNS that has to be
   * confirmed. Absent if it asks nothing.
   */
  readonly handshake?: 'sns';
  /** The tool whose payloads the type is for; absent if the type is for any tool. */
  readonly sender?: string;
  /** Whether the payload has any field that the type reads. Given with `sender`. */
  readonly accepts?: (payload: Value) => boolean;
  /** Fields at the top: what `recognises` a payload finds one of these in it. Absent if it looks for something else. */
  readonly firstFields?: readonly string[];
  /** Whether the payload was clearly made for this type. */
  readonly recognises?: (payload: Value) => boolean;
  /** The text about payloads on the page that a browser gets from the webhook URL, as HTML. */
  readonly webhookPage: string;
}

/**
 * How a delivery is split. The payload of each alert is an element of the list, with the rest of the delivery as `common`. Templates see
 * a delivery without a list, and one with too many elements, as they see one that is not split.
 */
export interface TypeSplit {
  /** Names of members that can hold the list of alerts; the first one that holds a list counts. A delivery that is a list is that. */
  readonly lists: readonly string[];
  /** Names of members that repeat what the alerts say, so that they are not kept with each of them. */
  readonly without?: readonly string[];
  /** Default templates for split deliveries, where they are not those of the type. */
  readonly templates?: Readonly<Partial<Record<TemplateName, string>>>;
}
