import { parseJson, TemplateError, type Value } from '@bellhook/jinja';
import { applyTemplateChanges } from '../../contract/templates/templates.ts';
import type { TemplateCompiler, TemplateSource } from '../../interpret/template-set.ts';
import { guessContentType } from '../../receive/guess-content-type.ts';
import { type Parsed, parsePayload } from '../../receive/parse-payload.ts';
import { readPart, splitPayload } from '../../receive/split-payload.ts';
import { doesTheSame } from '../../suggest/compare-templates.ts';
import { suggestTemplates } from '../../suggest/suggest-templates.ts';
import type { Suggestion } from '../../suggest/suggestion.ts';

/** What templates are suggested from. */
export interface Samples {
  /** The payloads of stored alerts as JSON text, the oldest first. */
  readonly stored: readonly string[];
  /** What a sender sends, as in a preview; null if only what is stored is looked at. */
  readonly payload: string | null;
}

/** The suggestions, each with whether the present template does the same, or the reason why the payload cannot be read. */
export type Suggested =
  | Extract<Parsed, { readonly rejection: unknown }>
  | { readonly payloads: number; readonly suggestions: ReadonlyArray<Suggestion & { readonly same: boolean }> };

/** @param isOver whether there is no time to compare more of the suggestions with the present templates */
export async function suggest(
  compile: TemplateCompiler,
  source: TemplateSource,
  samples: Samples,
  isOver: () => boolean
): Promise<Suggested> {
  const present = compile(source);
  const payloads: Value[] = samples.stored.map((payload) => parseJson(payload));
  if (samples.payload !== null) {
    const body = Buffer.from(samples.payload);
    const parsed = await parsePayload(body, guessContentType(body), present.payloadIn);
    if ('rejection' in parsed) {
      return parsed;
    }
    if (!samples.stored.includes(samples.payload)) {
      const split = present.split === null ? null : splitPayload(parsed.payload, present.split);
      const parts = split !== null && 'payloads' in split ? split.payloads.map(readPart) : [parsed.payload];
      payloads.push(...parts.map(({ value }) => value));
    }
  }
  const guessed = suggestTemplates(payloads);
  const changes = Object.fromEntries(guessed.map(({ template, text }) => [template, text]));
  const proposed = compile({ ...source, templates: applyTemplateChanges(source.templates, changes) });
  // A field can have any name, so that a template with it may be none.
  const found = guessed.filter(({ template }) => !(proposed.templates[template].compiled instanceof TemplateError));
  return {
    payloads: payloads.length,
    suggestions: found.map((suggestion) => ({
      ...suggestion,
      same: doesTheSame(suggestion.template, present, proposed, payloads, isOver),
    })),
  };
}
