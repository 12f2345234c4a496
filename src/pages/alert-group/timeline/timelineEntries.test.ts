import { anEvent } from '../../../../test-support/pages/factories';
import { arrivalsOf, timelineEntries, type TimelineFilter } from './timelineEntries';

const at = (minute: number) => `2026-11-23T10:${String(minute).padStart(2, '0')}:00.000Z`;
const opened = anEvent({ id: '1', at: at(0) });
const acknowledged = anEvent({ id: '2', at: at(10), type: 'acknowledged' });
const noted = anEvent({ id: '3', at: at(20), type: 'noted' });
const resolved = anEvent({ id: '4', at: at(30), type: 'resolved' });
const events = [resolved, noted, acknowledged, opened];
const alertsAt = (...minutes: number[]) => minutes.map((minute) => ({ receivedAt: at(minute) }));

function entries(minutes: number[], filter: TimelineFilter = 'all', hasOlder = false, of = events) {
  return timelineEntries(of, arrivalsOf(null, alertsAt(...minutes), true), filter, hasOlder).map((entry) =>
    entry.kind === 'event'
      ? entry.event.type
      : [entry.count, new Date(entry.from).getMinutes(), new Date(entry.to).getMinutes()]
  );
}

it('folds the alerts between two events', () => {
  expect(entries([40, 25, 12, 11, 5, 0])).toEqual([
    [1, 40, 40],
    'resolved',
    [1, 25, 25],
    'noted',
    [2, 11, 12],
    'acknowledged',
    [2, 0, 5],
    'opened',
  ]);
});

it('puts an alert before what it causes, and after the opening of its group', () => {
  expect(entries([30, 0], 'all', false, [resolved, opened])).toEqual(['resolved', [2, 0, 30], 'opened']);
});

it('shows actions, notes or alerts alone', () => {
  expect(entries([5, 0], 'actions')).toEqual(['resolved', 'acknowledged', 'opened']);
  expect(entries([5, 0], 'notes')).toEqual(['noted']);
  expect(entries([5, 0], 'alerts')).toEqual([[2, 0, 5], 'opened']);
});

it('leaves out alerts among events that are not read yet', () => {
  expect(entries([25, 5], 'all', true, [resolved, noted])).toEqual(['resolved', [1, 25, 25], 'noted']);
});

it('takes the known intervals where not all alerts are read', () => {
  const activity = { from: at(0), step: 60_000, counts: [3, 0, 2] };
  expect(arrivalsOf(activity, alertsAt(2), false)).toEqual([
    { from: Date.parse(at(0)), to: Date.parse(at(1)), count: 3 },
    { from: Date.parse(at(2)), to: Date.parse(at(3)), count: 2 },
  ]);
  expect(arrivalsOf(null, alertsAt(2), false)).toEqual([]);
});
