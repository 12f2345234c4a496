import { Dict, List, type Value } from '@bellhook/jinja';
import { templateNames } from '../contract/templates/templates.ts';
import { readFields } from './fields.ts';
import { guessAddresses } from './guess-addresses.ts';
import { guessKey } from './guess-key.ts';
import { guessSeverity } from './guess-severity.ts';
import { guessState } from './guess-state.ts';
import { guessTexts } from './guess-texts.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * Guesses templates from what one sender has sent: from the names of fields, and from what their values do between alerts and
 * recoveries. What it does not find it leaves out.
 * @param payloads the oldest first; of lists the first object is looked at
 */
export function suggestTemplates(payloads: readonly Value[]): Suggestion[] {
  const inLists = payloads.map(firstInList);
  const areLists = payloads.length > 0 && inLists.every((first) => first !== undefined);
  return areLists ? suggestFor(inLists as Value[]).map(inFirst) : suggestFor(payloads);
}

/** The first object of a payload that is a list. */
function firstInList(payload: Value): Value | undefined {
  const first = payload instanceof List ? payload.items[0] : undefined;
  return first instanceof Dict ? first : undefined;
}

/** The same of the first object of a list: every expression here begins with the payload and a filter. */
function inFirst(suggestion: Suggestion): Suggestion {
  return { ...suggestion, text: suggestion.text.replaceAll('payload | ', 'payload | first | ') };
}

function suggestFor(payloads: readonly Value[]): Suggestion[] {
  const fields = readFields(payloads);
  const state = guessState(fields);
  const key = guessKey(fields, state);
  const severity = guessSeverity(fields, state);
  const found = [
    ...guessTexts(fields, state, key),
    ...guessAddresses(fields),
    ...(key === undefined ? [] : [key.suggestion]),
    ...(state?.suggestions ?? []),
    ...(severity === undefined ? [] : [severity]),
  ];
  return templateNames.flatMap((name) => found.filter(({ template }) => template === name));
}
