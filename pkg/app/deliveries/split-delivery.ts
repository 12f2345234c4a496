import type { AddedAlert } from '../../store/shapes/alerts.ts';
import type { Meaning, SplitMeaning } from '../../work/jobs/understand.ts';

/** What people should know about how a delivery was read. */
export function noteOf(meaning: Meaning | SplitMeaning): string | null {
  return 'alerts' in meaning ? meaning.note : meaning.payload.note;
}

/** How many alerts a delivery was split into; null where it is one alert. */
export function partsOf(meaning: Meaning | SplitMeaning): number | null {
  return 'alerts' in meaning ? meaning.alerts.length : null;
}

/** What became of a delivery: what became of the first of its alerts that is stored. */
export function becameOf(first: AddedAlert, further: readonly AddedAlert[]): AddedAlert {
  return first.stored === null ? (further.find(({ stored }) => stored !== null) ?? first) : first;
}
