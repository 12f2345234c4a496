import { field as expression, joined } from '../integration-types/expressions.ts';
import { isChanging } from '../interpret/filters/identity.ts';
import { webAddress } from '../interpret/outputs/text.ts';
import type { Field } from './fields.ts';
import type { GuessedState } from './guess-state.ts';
import { stateAtBeginning, stateOfCompound, stateOfWord } from './state-words.ts';
import type { Suggestion } from './suggestion.ts';
import { depthPenalty, ranked, tally } from './tally.ts';

/** The fields by which an alert and its recovery are one incident: an identifier, else what is watched and where. */
export interface GuessedKey {
  readonly fields: readonly Field[];
  /** Where it happens, such as a host. */
  readonly place: Field | undefined;
  readonly suggestion: Suggestion;
}

/** @returns undefined where nothing seems to identify an incident */
export function guessKey(fields: readonly Field[], state: GuessedState | undefined): GuessedKey | undefined {
  const pairing = (chosen: readonly Field[]) => countPairs(chosen, state);
  const lasting = fields.filter((field) => isLasting(field, state));
  const most = Math.max(0, ...lasting.map((field) => pairing([field])));
  // What pairs fewer recoveries than another field is new in each message.
  const stable = lasting.filter((field) => pairing([field]) === most);

  const { parts, place } = choose(stable, pairing, most);
  const id = ranked(stable, idScore).find((field) => isTrusted(field, parts, state));
  const chosen = id === undefined ? withAddress(parts) : [id];
  return chosen.length === 0 ? undefined : { fields: chosen, place, suggestion: toSuggestion(chosen, state) };

  /** What alone may tell too little apart needs the address of the incident's page beside it, or is no key. */
  function withAddress(alone: readonly Field[]): readonly Field[] {
    const [only, ...others] = alone;
    if (only === undefined || others.length > 0) {
      return alone;
    }
    const addresses = fields.filter((field) => isLastingAddress(field) && pairing([only, field]) === most);
    const [page] = ranked(addresses, (field) => 50 - depthPenalty(field));
    const isId =
      exactName.test(only.leaf) && distinctKeys(alone) === distinctKeys(page === undefined ? alone : [only, page]);
    return page !== undefined && !isId ? [only, page] : score(whatName)(only) >= 60 ? alone : [];
  }
}

/** An address with a path, which is more than that of a whole tool. */
function isLastingAddress({ leaf, texts }: Field): boolean {
  return (
    /(?<!image|icon|avatar|logo)(url|link|href)$/.test(leaf) &&
    texts.every((text) => text !== undefined && text.length <= 500 && /^https?:\/\/[^/]+\/.*\w/.test(text))
  );
}

const idName =
  /^(alertuid|alertkey|alertid|alertgroupid|alertgroupkey|alertcyclekey|dedupkey|dedupekey|deduplicationkey|dedupid|fingerprint|groupkey|groupingkey|incidentid|incidentkey|incidentnumber|problemid|issueid|issuekey|checkid|checkuuid|monitorid|triggerid|sensorid|entityid|alarmid|alarmname|alarmarn|aggregkey|correlationid|correlationkey|originalertid|externalid|externalkey|idempotencykey|caseid|ticketid|ticketkey|uniquekey|objectid|probeid|testid|jobid|uid|uuid|guid|key|id|number|iid)$/;
/** Names that say nothing by themselves: what is around them tells of what. */
const bareId = /^(uid|uuid|guid|key|id|number|iid)$/;
const incidentLike =
  /(incident|alert|issue|problem|check|monitor|alarm|trigger|case|ticket|sensor|test|pipeline|workflow|probe|job|entity|error|involvedobject)s?$/;
const aloofId =
  /(actor|installation|repository|commit|revision|account|org|organi[sz]ation|user|customer|client|project|team|tenant|channel|bot|app|policy|sender|webhook|space|room|type|category|status|state|priority|severity|assignee|creator|owner|author)/;

/** A UUID, a ULID, or hexadecimal digits of that length. */
const idShape =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{16,32})$/i;

function idScore(field: Field): number {
  const { leaf, around } = field;
  const outer = around.at(-1) ?? '';
  if (aloofId.test(outer) && !incidentLike.test(outer)) {
    return 0;
  }
  if (!idName.test(leaf)) {
    return aloofId.test(leaf) || !field.texts.every((text) => idShape.test(text ?? '')) ? 0 : 30 - depthPenalty(field);
  }
  const base = bareId.test(leaf) ? (incidentLike.test(outer) ? 90 : 40) : 100;
  return base - depthPenalty(field);
}

/** Whether an identifier is as fine as what is watched and where, and is not the number of a message. */
function isTrusted(field: Field, parts: readonly Field[], state: GuessedState | undefined): boolean {
  const distinct = distinctKeys([field]);
  if (distinct < distinctKeys(parts)) {
    return false;
  }
  const hasRecovery = state?.said.includes('recovery') ?? false;
  const repeats = distinct < field.texts.length;
  const isClear = (idName.test(field.leaf) && !bareId.test(field.leaf)) || incidentLike.test(field.around.at(-1) ?? '');
  return repeats ? hasRecovery || isClear : !hasRecovery && isClear;
}

const whatName =
  /^(alertname|alertrule|alertrulename|rulename|rule|checkname|check|monitorname|monitor|triggername|trigger|servicename|service|servicedesc|servicedescription|metric|metricname|sensor|job|jobname|probe|test|testname|condition|conditionname|policyname|alarmname|alarm|problemname|alert|event|eventname|component|chart|task|workflow|pipeline|item|itemname|app|application|appname|ruleid|title|subject|summary|name|titel|meldung|dienst|标题|服务|指标|检查|告警名称)$/;
const whereName =
  /^(host|hostname|hostaddress|node|nodename|server|servername|machine|instance|instanceid|device|devicename|target|resource|resourcename|entity|object|pod|container|vm|database|site|url|domain|address|ip|source|location|queue|volume|disk|mount|namespace|cluster|region|environment|env|rechner|gerät|anlage|hôte|equipo|хост|主机|主机名|设备|服务器|ホスト)$/;
/** What of one tool nothing else has. */
const exactName = /(id|key|uuid|number)$/;
const weakName =
  /^(title|titel|meldung|标题|subject|summary|name|source|site|namespace|location|cluster|environment|env|region|url|address|ip|event)$/;

/** What is watched and where, and whatever else tells incidents apart and still pairs each with its recovery. */
function choose(
  stable: readonly Field[],
  pairing: (fields: readonly Field[]) => number,
  most: number
): { parts: readonly Field[]; place: Field | undefined } {
  const [what] = ranked(stable, score(whatName));
  const [where] = ranked(stable, score(whereName));
  const chosen = [where, what].filter((field) => field !== undefined);
  const others = ranked(stable, (field) => Math.max(score(whatName)(field), score(whereName)(field)));
  for (const field of others) {
    const longer = [...chosen, field];
    if (chosen.length < mostParts && distinctKeys(longer) > distinctKeys(chosen) && pairing(longer) === most) {
      chosen.push(field);
    }
  }
  return { parts: chosen, place: where !== undefined && weakName.test(where.leaf) ? undefined : where };
}

/** How well the name of a field says what is watched, or where. */
function score(pattern: RegExp): (field: Field) => number {
  return (field) => (pattern.test(field.leaf) ? (weakName.test(field.leaf) ? 40 : 80) - depthPenalty(field) : 0);
}

const mostParts = 4;
const longestPart = 200;
const moment = /^\d{4}-\d\d-\d\d[T ]|^\d\d[./]\d\d[./]\d{4}|^\d{10}(\d{3})?(\.\d+)?$|^\d+\.\d+$|^(true|false)$/i;

/** Whether all payloads have the field, and it tells neither a state nor a time nor a measured value. */
function isLasting(field: Field, state: GuessedState | undefined): boolean {
  const isConstant = staysOnRecovery(field, state);
  return (
    field !== state?.field &&
    !isChanging(field.name.slice(field.name.lastIndexOf('.') + 1), '') &&
    field.texts.every(
      (text) =>
        text !== undefined &&
        text.length <= longestPart &&
        !moment.test(text) &&
        (isConstant || !tellsState(text)) &&
        (webAddress(text) === null || /^(url|target|site)$/.test(field.leaf))
    )
  );
}

function tellsState(text: string): boolean {
  return (
    stateOfWord(text) !== undefined ||
    stateAtBeginning(text) !== undefined ||
    (/\s/.test(text) && stateOfCompound(text) !== undefined)
  );
}

/** Whether each recovery has a text that something else had before: then `Link down` is the name of a check, and no state. */
function staysOnRecovery({ texts }: Field, state: GuessedState | undefined): boolean {
  const said = state?.said ?? [];
  const others = new Set(texts.filter((_, i) => said[i] !== 'recovery'));
  return said.includes('recovery') && texts.every((text, i) => said[i] !== 'recovery' || others.has(text));
}

/** How many recoveries find an earlier alert with the same values. */
function countPairs(fields: readonly Field[], state: GuessedState | undefined): number {
  const fired = new Set<string>();
  let pairs = 0;
  (state?.said ?? []).forEach((said, i) => {
    const key = keyAt(fields, i);
    if (said !== 'recovery') {
      fired.add(key);
    } else if (fired.has(key)) {
      pairs += 1;
    }
  });
  return pairs;
}

function distinctKeys(fields: readonly Field[]): number {
  return fields.length === 0 ? 0 : new Set((fields[0] as Field).texts.map((_, i) => keyAt(fields, i))).size;
}

function keyAt(fields: readonly Field[], i: number): string {
  return JSON.stringify(fields.map(({ texts }) => texts[i]));
}

function toSuggestion(fields: readonly Field[], state: GuessedState | undefined): Suggestion {
  const [first] = fields;
  const names = fields.map(({ name }) => expression(name));
  return {
    template: 'groupingKey',
    text: `{{ ${fields.length === 1 ? expression((first as Field).name) : joined('/', ...names)} }}`,
    because: fields.map((field) => ({
      rule: 'incident',
      field: field.name,
      values: tally(field).slice(0, 3),
      distinct: distinctKeys([field]),
      paired: countPairs(fields, state),
    })),
  };
}
