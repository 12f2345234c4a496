import { Dict, List, type Runtime, type Value } from '@bellhook/jinja';
import { isStateWord } from './state-words.ts';

/**
 * Names of fields that describe the current state, or that differ in each delivery. They are compared in lower case, without
 * `_` and `-`.
 */
const changing: ReadonlySet<string> = new Set([
  ...['state', 'status', 'severity', 'level', 'action', 'resolved', 'firing', 'active', 'isresolved', 'isfiring'],
  ...['oldstate', 'newstate', 'previousstate', 'currentstate', 'laststate', 'alertstate', 'oldstatus', 'newstatus'],
  ...['previousstatus', 'currentstatus', 'laststatus', 'alertstatus', 'eventaction', 'transition', 'alerttransition'],
  ...['eventid', 'messageid', 'requestid', 'deliveryid', 'notificationid', 'imageurl', 'image'],
  ...['numfiring', 'numresolved', 'valuestring', 'evalmatches', 'reading', 'since', 'until', 'elapsed', 'uptime', 'ts'],
]);

/** Endings of the names of times and values, as in `startsAt`, `start_time` and `currentValue`. */
const changingEnd = /(?:^|[_-])(?:at|time|date|timestamp|duration|values?|count|percent|percentage)$/;

/** Titles that begin with their state: `[Alerting] Disk`, `RESOLVED: Disk`, `[FIRING:2] Disk`. */
const statedTitle =
  /^[^a-z0-9[]{0,5}(?:\[\s*([a-z ]{2,20}?)\s*(?::\s*\d+)?\s*(?:,[^\]]{0,20})?\]|([a-z]{2,20}):\s)\s*/i;
const titleNames: ReadonlySet<string> = new Set(['title', 'subject', 'summary', 'name', 'msg']);

/**
 * A payload without the parts that differ between an alert and its recovery: fields for state, times and values, in the
 * payload and in the objects one level below, and the state at the beginning of a title. The rest identifies the alert.
 */
export function identityOf(runtime: Runtime, payload: Value): Value {
  return payload instanceof Dict ? strip(runtime, payload, 1) : payload;
}

function strip(runtime: Runtime, dict: Dict, deeper: number): Dict {
  runtime.makeElements(dict.size);
  const kept = new Dict();
  for (const [key, value] of dict.entries()) {
    if (typeof key === 'string' && isChanging(key, value)) {
      continue;
    }
    kept.set(key, deeper === 0 ? withoutState(key, value) : stripBelow(runtime, key, value));
  }
  return kept;
}

function stripBelow(runtime: Runtime, key: Value, value: Value): Value {
  if (value instanceof Dict) {
    return strip(runtime, value, 0);
  }
  if (value instanceof List) {
    runtime.makeElements(value.items.length);
    return new List(value.items.map((item) => (item instanceof Dict ? strip(runtime, item, 0) : item)));
  }
  return withoutState(key, value);
}

/** Whether a field with that name and value describes the current state, and not the identity. */
export function isChanging(name: string, value: Value): boolean {
  return isChangingName(name) || (typeof value === 'string' && isStateWord(value));
}

/** A cache of checked names. Senders use the same names again and again. */
const looked = new Map<string, boolean>();
const mostLooked = 5000;

function isChangingName(name: string): boolean {
  const known = looked.get(name);
  if (known !== undefined || name.length > 100) {
    return known ?? false;
  }
  const snake = name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  const isOne = changingEnd.test(snake) || changing.has(snake.replace(/[_-]/g, ''));
  if (looked.size >= mostLooked) {
    looked.clear();
  }
  looked.set(name, isOne);
  return isOne;
}

function withoutState(key: Value, value: Value): Value {
  if (typeof value !== 'string' || typeof key !== 'string' || !titleNames.has(key.toLowerCase())) {
    return value;
  }
  const [prefix, bracketed, word = bracketed] = statedTitle.exec(value.slice(0, 100)) ?? [];
  return prefix !== undefined && word !== undefined && isStateWord(word) ? value.slice(prefix.length) : value;
}
