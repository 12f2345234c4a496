import { field as expression, joined } from '../integration-types/expressions.ts';
import { webAddress } from '../interpret/outputs/text.ts';
import type { Field } from './fields.ts';
import type { GuessedKey } from './guess-key.ts';
import type { GuessedState } from './guess-state.ts';
import type { Suggestion } from './suggestion.ts';
import { depthPenalty, presence, ranked, tally } from './tally.ts';

/** The title and the message of a group, from fields whose names and texts look like one. */
export function guessTexts(
  fields: readonly Field[],
  state: GuessedState | undefined,
  key: GuessedKey | undefined
): Suggestion[] {
  const prose = fields.filter((field) => (field !== state?.field || state.isSentence) && isProse(field));
  const [title] = ranked(prose, (field) => score(field, titleNames) - (isShort(field) ? 0 : 60));
  const [message] = ranked(prose, (field) => (field === title ? 0 : score(field, messageNames)));
  const watched = key?.fields.filter((field) => isProse(field)) ?? [];
  return [
    ...(title !== undefined
      ? [suggest('title', withPlace(title, key))]
      : watched.length > 0
        ? [suggest('title', watched)]
        : []),
    ...(message !== undefined ? [suggest('message', [message])] : []),
  ];
}

const titleNames: Readonly<Record<string, number>> = {
  ...{ title: 100, headline: 95, summary: 90, subject: 85, alertname: 80, alertrule: 80, rulename: 80, alerttitle: 98 },
  ...{
    checkname: 78,
    monitorname: 78,
    incidentname: 78,
    problemname: 78,
    triggername: 78,
    eventname: 70,
    alarmname: 80,
  },
  ...{ displayname: 60, name: 65, msg: 55, message: 50, event: 40, alert: 62, rule: 60, check: 55, problem: 60 },
  ...{
    shortdescription: 85,
    description: 40,
    text: 40,
    ...{ titel: 95, betreff: 85, titre: 95, título: 95, meldung: 60, 标题: 95, 主题: 85, 件名: 85 },
    sensor: 50,
    monitor: 55,
    reason: 35,
    servicename: 50,
    service: 45,
  },
};
const messageNames: Readonly<Record<string, number>> = {
  ...{ message: 100, description: 95, text: 90, body: 85, details: 80, msg: 75, content: 70, longdescription: 90 },
  ...{
    output: 75,
    serviceoutput: 80,
    hostoutput: 70,
    detail: 75,
    reason: 70,
    error: 65,
    errormessage: 80,
    summary: 60,
  },
  ...{ nachricht: 90, beschreibung: 90, meldung: 70, mensaje: 90, 内容: 85, 消息: 90, 描述: 90 },
  ...{ info: 60, notes: 50, cause: 60, newstatereason: 80, information: 55, comment: 45, explanation: 70 },
};

/** What is around a name that fits. */
const fitting =
  /^(alert|incident|issue|monitor|check|event|problem|rule|alarm|trigger|annotations|commonannotations|data|payload)s?$/;
const unfitting =
  /^(user|author|sender|project|team|organi[sz]ation|channel|assignee|owner|creator|actor|repository|repo|account|customer|client|space|priority|status|type|category|workflow|head_?commit|commit)s?$/;

function score(field: Field, names: Readonly<Record<string, number>>): number {
  const byName = names[field.leaf] ?? scoreOfEnding(field.leaf, names);
  const outer = field.around.at(-1) ?? '';
  if (byName === 0 || presence(field) < 0.3 || unfitting.test(outer)) {
    return 0;
  }
  return Math.max(1, byName - depthPenalty(field) + (fitting.test(outer) ? 8 : 0) - 30 * (1 - presence(field)));
}

/** `monitorfriendlyname` is a kind of name, `eventdefinitiontitle` a kind of title. */
function scoreOfEnding(leaf: string, names: Readonly<Record<string, number>>): number {
  const [ending] = /(title|friendlyname|displayname|summary|message|description|details)$/.exec(leaf) ?? [];
  return ending === undefined ? 0 : (names[ending] ?? 50) * 0.8;
}

function isProse(field: Field): boolean {
  const texts = field.texts.filter((text) => text !== undefined);
  const fits = texts.filter(
    (text) =>
      /\p{L}/u.test(text) && !/^(true|false)$/i.test(text) && webAddress(text) === null && !/^\s*[[{]["{[]/.test(text)
  );
  return fits.length >= texts.length * 0.8 && fits.length > 0;
}

function isShort({ texts }: Field): boolean {
  return texts.every((text) => text === undefined || (text.length <= 200 && !text.trim().includes('\n')));
}

function suggest(template: 'title' | 'message', fields: readonly Field[]): Suggestion {
  const expressions = fields.map(({ name }) => expression(name));
  return {
    template,
    text: `{{ ${expressions.length === 1 ? (expressions[0] as string) : joined(': ', ...expressions)} }}`,
    because: fields.map((field) => ({ rule: 'text', field: field.name, values: tally(field).slice(0, 3) })),
  };
}

const wholeTitle = /(title|headline|summary|subject|description|message|msg|text)$/;

/** The name of a check says little without the host; a title is a title. */
function withPlace(title: Field, key: GuessedKey | undefined): Field[] {
  const place = key?.place;
  const needsPlace =
    place !== undefined &&
    place !== title &&
    isProse(place) &&
    !wholeTitle.test(title.leaf) &&
    title.texts.some((text, i) => text !== undefined && !text.includes(place.texts[i] ?? ''));
  return needsPlace ? [place, title] : [title];
}
