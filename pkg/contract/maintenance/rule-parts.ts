import { ruleLimit } from './limits.ts';

/** What a recurrence rule can have, RFC 5545 §3.3.10: without seconds and minutes, at which no maintenance comes again. */
const ruleFrequencies = ['HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;

/** Its parts by their names, in upper case. */
export type RuleParts = ReadonlyMap<RulePart, string>;

export type RulePart = keyof typeof partShapes;

/** Why a text is no recurrence rule that can be taken. */
export interface RuleFault {
  /** For people; says what to do. */
  readonly message: string;
}

/**
 * Takes a recurrence rule apart, and refuses what is none, or what would take long to compute.
 *
 * @example
 * readRuleParts('FREQ=WEEKLY;BYDAY=SU') // { parts: new Map([['FREQ', 'WEEKLY'], ['BYDAY', 'SU']]) }
 */
export function readRuleParts(rule: string): { readonly parts: RuleParts } | { readonly fault: RuleFault } {
  if (rule.length > ruleLimit) {
    return fault(`A rule can have ${ruleLimit} characters at most.`);
  }
  const parts = new Map<RulePart, string>();
  for (const part of rule.toUpperCase().split(';')) {
    const [, name, value] = /^([A-Z]+)=([^=]+)$/.exec(part) ?? [];
    if (name === undefined || value === undefined) {
      return fault(`"${part}" is no part of a rule; write FREQ=WEEKLY;BYDAY=SU, for example, without "RRULE:".`);
    }
    if (!Object.hasOwn(partShapes, name)) {
      return fault(`${name} cannot be used here; there are ${Object.keys(partShapes).join(', ')}.`);
    }
    const known = name as RulePart;
    if (parts.has(known)) {
      return fault(`${name} is there twice.`);
    }
    const { matches, says } = partShapes[known];
    if (!matches(value)) {
      return fault(`${name}=${value}: ${says}.`);
    }
    parts.set(known, value);
  }
  if (!parts.has('FREQ')) {
    return fault(`FREQ is missing; it is one of ${ruleFrequencies.join(', ')}.`);
  }
  if (parts.has('COUNT') && parts.has('UNTIL')) {
    return fault('COUNT and UNTIL exclude each other; leave one out.');
  }
  return { parts };
}

interface PartShape {
  readonly matches: (value: string) => boolean;
  /** What the value has to be. */
  readonly says: string;
}

const weekday = '(?:MO|TU|WE|TH|FR|SA|SU)';

const partShapes = {
  FREQ: {
    matches: (value: string) => ruleFrequencies.some((one) => one === value),
    says: `it is one of ${ruleFrequencies.join(', ')}`,
  },
  INTERVAL: whole(1, 1000),
  COUNT: whole(1, 500),
  UNTIL: { matches: isUntil, says: 'write a time in UTC, such as 20270101T000000Z' },
  BYDAY: {
    matches: listOf((one) => new RegExp(`^(?:[+-]?(?:[1-9]|[1-4][0-9]|5[0-3]))?${weekday}$`).test(one)),
    says: 'write days such as MO,WE or 1SU',
  },
  BYMONTH: list(1, 12),
  BYMONTHDAY: list(-31, 31),
  BYYEARDAY: list(-366, 366),
  BYWEEKNO: list(-53, 53),
  BYHOUR: list(0, 23),
  BYMINUTE: list(0, 59),
  BYSETPOS: list(-366, 366),
  WKST: { matches: (value: string) => new RegExp(`^${weekday}$`).test(value), says: 'it is a day, such as MO' },
} as const satisfies Record<string, PartShape>;

function whole(least: number, most: number): PartShape {
  return { matches: (value) => isWithin(value, least, most), says: `it is a whole number from ${least} to ${most}` };
}

/** Negative numbers count from the end, so that 0 stands for nothing where there are some. */
function list(least: number, most: number): PartShape {
  const isMeant = (one: string) => isWithin(one, least, most) && (least >= 0 || Number(one) !== 0);
  return { matches: listOf(isMeant), says: `write whole numbers from ${least} to ${most}, with commas` };
}

function listOf(isMeant: (one: string) => boolean): (value: string) => boolean {
  return (value) => value.split(',').every(isMeant);
}

function isWithin(text: string, least: number, most: number): boolean {
  return /^[+-]?[0-9]{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function isUntil(value: string): boolean {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(value) ?? [];
  return second !== undefined && Number.isFinite(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`));
}

function fault(message: string): { readonly fault: RuleFault } {
  return { fault: { message } };
}
