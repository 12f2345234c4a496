import type { Signal } from '../../contract/alert-groups/states.ts';
import { durationText } from '../../contract/duration-text.ts';
import type { FlappingSettings } from '../../contract/integrations/time.ts';
import type { Group, NewEvent } from '../group.ts';

/** What the alerts with a key have said last, across its groups. */
export interface Flaps {
  readonly last: Word;
  /** When what they say has changed, the newest times, in order; in milliseconds since 1970. */
  readonly times: readonly number[];
}

/** Whether an alert says that it fires or that it is over. */
export type Word = 'firing' | 'recovered';

export function wordOf(signal: Signal): Word {
  return signal === 'resolve' ? 'recovered' : 'firing';
}

/**
 * Notes what an alert says. More changes than are needed to find out whether there are too many are forgotten.
 * @param known null before the first alert with the key
 * @returns the same where nothing has changed
 */
function noteWord(known: Flaps | null, word: Word, at: number, rule: FlappingSettings): Flaps {
  if (known === null) {
    return { last: word, times: [] };
  }
  if (known.last === word) {
    return known;
  }
  // Alerts that come to two sidecars at once may be in another order.
  const time = Math.max(at, known.times.at(-1) ?? at);
  return { last: word, times: [...recent(known, time, rule), time].slice(-1 - rule.changes) };
}

/** Whether there are too many changes. */
function changesTooOften(flaps: Flaps, at: number, rule: FlappingSettings): boolean {
  return recent(flaps, at, rule).length > rule.changes;
}

function recent({ times }: Flaps, at: number, { seconds }: FlappingSettings): number[] {
  return times.filter((time) => time > at - seconds * 1000);
}

/** The part of a group that flapping is about. */
type Marked = Pick<Group, 'flaps' | 'flappingSince' | 'dueAt'>;

/**
 * What an alert makes of it. A group that has begun to flap goes on until time finds that it was quiet, see `passTime`.
 * @param before of the group that was open; of one that opens now what its key had before, and null where that is nothing
 * @param isOpen whether the group was open before
 */
export function flap(
  before: Pick<Marked, 'flaps' | 'flappingSince'> | null,
  isOpen: boolean,
  word: Word,
  at: number,
  rule: FlappingSettings
): Pick<Marked, 'flaps' | 'flappingSince'> {
  const flaps = noteWord(before?.flaps ?? null, word, at, rule);
  const since = isOpen ? (before?.flappingSince ?? null) : null;
  return { flaps, flappingSince: since ?? (changesTooOften(flaps, at, rule) ? at : null) };
}

export function flappingEvent(at: number, { changes, seconds }: FlappingSettings): NewEvent {
  const text = `More than ${changes} ${changes === 1 ? 'change' : 'changes'} within ${durationText(seconds)}`;
  return { type: 'flapping', at, actor: { kind: 'system' }, text };
}
