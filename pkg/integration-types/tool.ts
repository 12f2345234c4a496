import type { Value } from '@bellhook/jinja';
import { anyImage, anyKey, anyLink, anyMessage, anyRecovery, anyTitle } from './common-names.ts';
import { field } from './expressions.ts';
import { fieldAt } from './field-at.ts';
import type { TypeDefinition } from './type-definition.ts';

/** Where the payloads of a tool have what a group shows. Texts are Jinja expressions; `expressions.ts` builds them. */
export interface Tool {
  /** The tool's name. */
  readonly sender: string;
  /** The name of a group whose alerts have no title. Default: Alert. */
  readonly untitled?: string;
  /** The fields that its payloads have: one is enough to accept a payload. */
  readonly fields: readonly string[];
  /** Sets of fields that only its payloads have together. */
  readonly ownFields?: ReadonlyArray<readonly string[]>;
  /** See the type definition. */
  readonly payloadIn?: readonly string[];
  /** See the type definition. */
  readonly headers?: readonly string[];
  /** See the type definition. */
  readonly timeIn?: string;
  /** See the type definition. */
  readonly secretFields?: readonly string[];
  /** Statements before the templates for title, key and recovery. */
  readonly first?: string;
  readonly title?: string;
  /** Text without markup. */
  readonly message?: string;
  readonly image?: string;
  readonly link?: string;
  /** The same for an alert and its recovery. */
  readonly key?: string;
  /** A condition, beside the words for a recovery that all types know. */
  readonly recovery?: string;
  /** A condition. */
  readonly acknowledgement?: string;
  /**
   * A condition under which a payload tells of no incident, neither of its begin nor of its end, as that of a job that has only
   * started. It counts as a recovery of nothing, which opens no group and changes none.
   */
  readonly noIncident?: string;
  /** Any usual word for a severity. Default: the field `severity`. */
  readonly severity?: string;
  /** The value of each label. Blank ones are left out. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Statements that add further labels to the dictionary `labels`. */
  readonly moreLabels?: string;
  /** See the type definition; a sentence on what resolves a group, as HTML. */
  readonly webhookPage: string;
}

/**
 * A type for one tool. What a payload does not have under the tool's names is read as by the type `webhook`, so that payloads
 * of other tools, tests and templates of people's own are still read.
 */
export function tool(facts: Tool): TypeDefinition {
  const { sender, fields, ownFields, noIncident, first = '' } = facts;
  const key = print(facts.key, anyKey);
  const hasField = (payload: Value) => (name: string) => fieldAt(payload, name) !== undefined;
  return {
    untitled: facts.untitled ?? 'Alert',
    templates: {
      title: first + print(facts.title, anyTitle),
      message: `{{ (${either(facts.message, anyMessage)}) | escape_markdown }}`,
      imageUrl: print(facts.image, anyImage),
      sourceLink: print(facts.link, anyLink),
      groupingKey: first + (noIncident === undefined ? key : `{% if not (${noIncident}) %}${key}{% endif %}`),
      resolveCondition: first + print(anyOf(noIncident && `(${noIncident}) and true`, facts.recovery), anyRecovery),
      acknowledgeCondition: facts.acknowledgement === undefined ? '' : `{{ ${facts.acknowledgement} }}`,
      severity: `{{ (${facts.severity ?? field('severity')}) | severity_word }}`,
      labels: labelsTemplate(facts),
    },
    ...(facts.payloadIn && { payloadIn: facts.payloadIn }),
    ...(facts.headers && { headers: facts.headers }),
    ...(facts.timeIn && { timeIn: facts.timeIn }),
    ...(facts.secretFields && { secretFields: facts.secretFields }),
    sender,
    accepts: (payload) => fields.some(hasField(payload)),
    ...(ownFields && {
      // A dot may be in the name itself.
      firstFields: ownFields.flatMap(([first = '']) => [...new Set([first, first.replace(/\..*/, '')])]),
      recognises: (payload) => ownFields.some((own) => own.every(hasField(payload))),
    }),
    webhookPage: `What ${sender} sends is expected here. ${facts.webhookPage}`,
  };
}

function anyOf(...conditions: ReadonlyArray<string | undefined>): string | undefined {
  const given = conditions.filter((condition) => condition !== undefined);
  return given.length === 0 ? undefined : given.join('\n   or ');
}

function print(own: string | undefined, any: string): string {
  return `{{ ${either(own, any)} }}`;
}

function either(own: string | undefined, any: string): string {
  return own === undefined ? any : `(${own})\n   or ${any}`;
}

function labelsTemplate({ labels = {}, moreLabels }: Tool): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${JSON.stringify(name)}: ${value}`);
  const dictionary = `{${pairs.join(', ')}}`;
  if (moreLabels === undefined) {
    return pairs.length === 0 ? '' : `{{ ${dictionary} | tojson }}`;
  }
  return `{%- set labels = ${dictionary} -%}\n${moreLabels}\n{{- labels | tojson }}`;
}

/** Statements for `moreLabels`: labels from a text such as `env:prod,host:a`. */
export function labelsOfTags(expression: string, separator = ','): string {
  return `{%- for tag in (${expression}).split("${separator}") if ":" in tag -%}
{%- set parts = tag.split(":", 1) -%}
{%- set _ = labels.update({parts[0] | trim: parts[1] | trim}) -%}
{%- endfor -%}`;
}
