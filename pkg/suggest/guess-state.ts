import { field as expression, says } from '../integration-types/expressions.ts';
import { isRecoveryWord } from '../interpret/filters/state-words.ts';
import type { Field } from './fields.ts';
import { type Said, stateAtBeginning, stateInProse, stateOfCompound, stateOfWord } from './state-words.ts';
import type { Suggestion } from './suggestion.ts';
import { depthPenalty, presence, tally } from './tally.ts';

export interface GuessedState {
  readonly field: Field;
  /** By payload; undefined where the field does not say. */
  readonly said: ReadonlyArray<Said | undefined>;
  /** Whether the field is a title or message, which says it in words. */
  readonly isSentence: boolean;
  readonly suggestions: readonly Suggestion[];
}

/** The field that tells an alert from its recovery: one with words for both, or one whose name says that it is the state. */
export function guessState(fields: readonly Field[]): GuessedState | undefined {
  const present = fields.filter(({ leaf }) => !formerState.test(leaf));
  const sentences = highest(present.map(readProse));
  const reading = highest(
    present.flatMap((field) => [
      ...[readWords(field), readFlag(field), readMoment(field), readTitle(field), readCode(field, sentences)],
      ...(field === sentences?.field ? [sentences] : []),
    ])
  );
  return reading && { ...reading, suggestions: toSuggestions(reading) };
}

/** One way to read a state out of a field. */
interface Reading {
  readonly field: Field;
  readonly said: ReadonlyArray<Said | undefined>;
  readonly score: number;
  readonly isSentence: boolean;
  /** The expression that holds for a recovery. */
  readonly recovers: string;
}

function highest(readings: ReadonlyArray<Reading | undefined>): Reading | undefined {
  return readings
    .filter((reading) => reading !== undefined)
    .reduce<Reading | undefined>(
      (first, next) => (first !== undefined && first.score >= next.score ? first : next),
      undefined
    );
}

const formerState = /^(old|previous|prev|last|from|before)|(old|previous|from)(state|status)?$/;
const stateName =
  /^(state|status|(alert|incident|event|current|new|service|host|check|monitor|problem|issue|trigger|job|health)(state|status|type)|monitorcondition|newstatevalue|action|event|eventaction|eventtype|alerttype|transition|alerttransition|type|notificationtype|condition|result|conclusion|outcome|kind|phase|lifecycle|key)$/;
const surelyState = /(state|status|transition|condition|newstatevalue)$/;
const severityName = /(severity|level|priority|criticality)$/;

function readWords(field: Field): Reading | undefined {
  const isNamed = stateName.test(field.leaf);
  const words = field.texts.map((text) => (text === undefined ? undefined : stateOfWord(text)));
  const compounds = field.texts.map((text) => (text === undefined ? undefined : stateOfText(text, isNamed)));
  const isWord = words.some((said) => said !== undefined);
  const said = isWord ? words : compounds;
  const known = said.filter((state) => state !== undefined).length;
  const present = field.texts.filter((text) => text !== undefined).length;
  const varies = said.includes('recovery') && said.some((state) => state === 'other' || state === 'acknowledged');
  if (known === 0 || known < present / 2 || !(varies || (isNamed && surelyState.test(field.leaf)))) {
    return undefined;
  }
  const score =
    (varies ? 100 : 30) +
    (surelyState.test(field.leaf) ? 25 : isNamed ? 15 : severityName.test(field.leaf) ? 5 : 0) +
    25 * presence(field) -
    30 * (1 - known / present) -
    (isWord ? 0 : 15) -
    depthPenalty(field);
  return { field, isSentence: false, said, score, recovers: recoversByWords(field, said) };
}

/** A sentence is no compound, unless the field is one for the state. */
function stateOfText(text: string, isNamed: boolean): Said | undefined {
  return stateOfWord(text) ?? (isNamed || !/\s/.test(text.trim()) ? stateOfCompound(text) : undefined);
}

/** The words that were seen; where all of them are known to `says_recovery` that filter, which knows more of the kind. */
function recoversByWords(field: Field, said: Reading['said']): string {
  const seen = wordsOf(field, said, 'recovery');
  return seen.every(isRecoveryWord)
    ? `payload | says_recovery(${JSON.stringify(field.name)})`
    : says(field.name, ...seen);
}

function wordsOf({ texts }: Field, said: Reading['said'], wanted: Said): string[] {
  return [...new Set(texts.filter((_, i) => said[i] === wanted).map((text) => (text as string).trim().toLowerCase()))];
}

const goodFlag = /^(is|has)?(resolved|recovered|ok|up|healthy|closed|cleared|reachable|success|passed|available)$/;
const badFlag = /^(is)?(firing|active|alerting|down|open|failing|failed|triggered|problem|inalarm|alarm|unhealthy)$/;
/** A flag of that name is the state even where it is always the same. */
const surelyFlag = /^(is)?(resolved|recovered|firing|alerting|triggered)$/;
const truth: Readonly<Record<string, boolean | undefined>> = {
  true: true,
  yes: true,
  '1': true,
  false: false,
  no: false,
  '0': false,
};

function readFlag(field: Field): Reading | undefined {
  const isGood = goodFlag.test(field.leaf);
  if (!isGood && !badFlag.test(field.leaf)) {
    return undefined;
  }
  const said = field.texts.map((text): Said | undefined => {
    const value = truth[text?.toLowerCase() ?? ''];
    return value === undefined ? undefined : value === isGood ? 'recovery' : 'other';
  });
  const varies = said.includes('recovery') && said.includes('other');
  const present = field.texts.filter((text) => text !== undefined).length;
  const isKnown = present > 0 && said.filter((state) => state !== undefined).length === present;
  if (!isKnown || !(varies || surelyFlag.test(field.leaf))) {
    return undefined;
  }
  const seen = wordsOf(field, said, 'recovery');
  const recovers = says(field.name, ...(seen.length > 0 ? seen : [String(isGood)]));
  return {
    field,
    isSentence: false,
    said,
    score: (varies ? 95 : 25) + 25 * presence(field) - depthPenalty(field),
    recovers,
  };
}

const endName =
  /^(resolved|recovered|closed|ended|cleared|end|recovery|resolution)(at|on|time|date|datetime|timestamp)$/;

/** A time at which it ended, which only a recovery has. */
function readMoment(field: Field): Reading | undefined {
  const missing = field.texts.filter((text) => text === undefined).length;
  if (!endName.test(field.leaf) || missing === 0 || missing === field.texts.length) {
    return undefined;
  }
  return {
    field,
    isSentence: false,
    said: field.texts.map((text) => (text === undefined ? 'other' : 'recovery')),
    score: 90 - depthPenalty(field),
    recovers: `(${expression(field.name)}) != ""`,
  };
}

const titleName = /^(title|subject|summary|headline|name|message|msg|text|body|(service|host|plugin|check)?output)$/;

/** A title, or the output of a check, that begins with its state. */
function readTitle(field: Field): Reading | undefined {
  if (!titleName.test(field.leaf)) {
    return undefined;
  }
  const openings = field.texts.map((text) => stateAtBeginning(text ?? ''));
  const said = openings.map((state) => state?.said);
  if (!said.includes('recovery') || !said.includes('other')) {
    return undefined;
  }
  const seen = new Set(openings.filter((state) => state?.said === 'recovery').map((state) => state?.written ?? ''));
  const begins = [...seen].map((text) => `(${expression(field.name)}).startswith(${JSON.stringify(text)})`);
  return {
    field,
    isSentence: true,
    said,
    score: 80 * presence(field) - depthPenalty(field),
    recovers: begins.join(' or '),
  };
}

/** The sentences of a title or message, which say in words what has happened. */
function readProse(field: Field): Reading | undefined {
  if (!titleName.test(field.leaf)) {
    return undefined;
  }
  const sentences = field.texts.map((text) => stateInProse(text ?? ''));
  const said = sentences.map((state) => state?.said);
  if (!said.includes('recovery') || !said.includes('other')) {
    return undefined;
  }
  const seen = new Set(sentences.filter((state) => state?.said === 'recovery').map((state) => state?.word ?? ''));
  const holds = [...seen].map((word) => `${JSON.stringify(word)} in (${expression(field.name)}) | lower`);
  return {
    field,
    isSentence: true,
    said,
    score: 30 + 20 * presence(field) - depthPenalty(field),
    recovers: holds.join(' or '),
  };
}

const codeName = /(state|status|severity|level|type|code|value|priority|event|action|result)$/;
const mostCodes = 4;

/** A field of few values, such as numbers, each of which always comes with sentences of the same meaning. */
function readCode(field: Field, sentences: Reading | undefined): Reading | undefined {
  const codes = tally(field);
  if (sentences === undefined || !codeName.test(field.leaf) || codes.length < 2 || codes.length > mostCodes) {
    return undefined;
  }
  const meanings = new Map<string, Said>();
  for (const [i, text] of field.texts.entries()) {
    const meaning = sentences.said[i];
    if (text === undefined || meaning === undefined || (meanings.get(text) ?? meaning) !== meaning) {
      return undefined;
    }
    meanings.set(text, meaning);
  }
  const said = field.texts.map((text) => meanings.get(text as string));
  const score = 60 + (surelyState.test(field.leaf) ? 15 : 0) - depthPenalty(field);
  return { field, isSentence: false, said, score, recovers: says(field.name, ...wordsOf(field, said, 'recovery')) };
}

function toSuggestions({ field, said, recovers }: Reading): Suggestion[] {
  const count = (wanted: Said) => said.filter((state) => state === wanted).length;
  const because = [
    {
      rule: 'state' as const,
      field: field.name,
      values: tally(field).slice(0, mostNamed),
      firing: count('other') + count('acknowledged'),
      recovered: count('recovery'),
    },
  ];
  const acknowledged = wordsOf(field, said, 'acknowledged');
  return [
    { template: 'resolveCondition', text: `{{ ${recovers} }}`, because },
    ...(acknowledged.length > 0
      ? [{ template: 'acknowledgeCondition' as const, text: `{{ ${says(field.name, ...acknowledged)} }}`, because }]
      : []),
  ];
}

const mostNamed = 5;
