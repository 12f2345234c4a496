import type { TemplateName } from '../../contract/templates/templates.ts';
import type { TemplateResult } from '../../contract/types.ts';
import { warningsOf } from '../../interpret/check.ts';
import { keepHeaders } from '../../interpret/kept-headers.ts';
import { renderTemplate } from '../../interpret/render.ts';
import type { TemplateSet } from '../../interpret/template-set.ts';
import { type GroupReference, type VariablesOf, variablesOf } from '../../interpret/variables.ts';
import { guessContentType } from '../../receive/guess-content-type.ts';
import { type Parsed, parsePayload } from '../../receive/parse-payload.ts';
import { readPart, splitPayload } from '../../receive/split-payload.ts';

/** The input of a preview. */
export interface Trial {
  /** What a sender sends, or the payload of a stored alert as JSON text. */
  readonly payload: string;
  readonly isStored: boolean;
  /** As in `AlertContent`; of those that somebody gives only those that would be kept are read. */
  readonly headers: string | null;
  /** The group of the payload's alert; null if it has none. */
  readonly group: GroupReference | null;
  /** Which alert is tried if the payload is split, counted from 0; the last one where there are fewer. */
  readonly alert: number;
  /** The templates to try. */
  readonly names: readonly TemplateName[];
}

/** The results of the templates, or the reason why the payload cannot be read. */
export type Previewed =
  | Extract<Parsed, { readonly rejection: unknown }>
  | {
      readonly results: Partial<Record<TemplateName, TemplateResult>>;
      readonly split: TriedAlert | null;
      /** Those that templates can read, by name in lower case, whether or not one does. */
      readonly headers: Readonly<Record<string, string>>;
    };

/** The alert of a split payload that was tried. */
export interface TriedAlert {
  readonly alerts: number;
  /** Its place among them, from 0. */
  readonly alert: number;
  /** JSON text. */
  readonly payload: string;
}

/** Renders templates with a payload, using the same functions that handle an arriving alert. */
export async function preview(
  set: TemplateSet,
  { payload, isStored, headers, alert, group, names }: Trial
): Promise<Previewed> {
  const body = Buffer.from(payload);
  const parsed = await (isStored
    ? parsePayload(body, undefined)
    : parsePayload(body, guessContentType(body), set.payloadIn));
  if ('rejection' in parsed) {
    return parsed;
  }
  const split = isStored || set.split === null ? null : splitPayload(parsed.payload, set.split);
  const payloads = split !== null && 'payloads' in split ? split.payloads : null;
  const place = Math.min(alert, (payloads?.length ?? 1) - 1);
  const chosen = payloads?.[place];
  if (payloads !== null && chosen === undefined) {
    return { rejection: 'no_alerts' };
  }
  const tried = chosen === undefined ? parsed.payload : readPart(chosen);
  const kept = isStored ? headers : readableOf(set, headers);
  const variables = variablesOf(set, { payload: tried.value, headers: kept }, group);
  return {
    results: Object.fromEntries(names.map((name) => [name, show(set, name, variables)])),
    split: payloads && { alerts: payloads.length, alert: place, payload: tried.text },
    headers: kept === null ? {} : parseObject(kept),
  };
}

/** Those of the headers that would be kept. */
function readableOf({ readableHeaders }: TemplateSet, headers: string | null): string | null {
  return headers === null ? null : keepHeaders(parseObject(headers), readableHeaders);
}

function parseObject(json: string): Record<string, string> {
  return JSON.parse(json) as Record<string, string>;
}

function show(set: TemplateSet, name: TemplateName, variables: VariablesOf): TemplateResult {
  const seen = variables(name);
  const start = performance.now();
  const { output, value, failures } = renderTemplate(set, name, seen);
  const microseconds = Math.round((performance.now() - start) * 1000);
  return {
    output,
    value: value === null || typeof value !== 'object' ? value : { ...value },
    failures: [...failures],
    warnings: [...warningsOf(name, set)],
    microseconds,
  };
}
