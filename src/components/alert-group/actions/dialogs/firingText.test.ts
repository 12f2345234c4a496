import { anAlertGroup } from '../../../../../test-support/pages/factories';
import type { Target } from '../../../../api/operations/operation';
import { firingText } from './firingText';

const single = anAlertGroup({ instances: null });
const fires = anAlertGroup({ id: '2', instances: { firing: 2, total: 5 } });
const over = anAlertGroup({ id: '3', instances: { firing: 0, total: 5 } });
const resolved = anAlertGroup({ id: '4', state: 'resolved' });
const matching = { total: 90, selection: { query: '', asOf: '2026-11-23T12:00:00.000Z' } };

it.each<[string, Target, boolean, string | undefined]>([
  ['alerts that fire', { shown: [fires] }, false, '2 of its 5 alerts still fire, as far as its source has said.'],
  ['no alert that fires', { shown: [over] }, false, undefined],
  ['one alert, and no recovery', { shown: [single] }, false, 'Its source has reported no recovery.'],
  ['one alert, and a recovery', { shown: [single] }, true, undefined],
  ['a resolved group', { shown: [resolved] }, false, undefined],
  [
    'several groups',
    { shown: [single, fires, over, resolved] },
    false,
    '2 of them still fire or have had no recovery, as far as their sources have said.',
  ],
  ['several groups that are over', { shown: [over, resolved] }, false, undefined],
  [
    'all that match, of which the page shows one',
    { shown: [over], matching },
    false,
    'Some of them may still fire, as far as their sources have said.',
  ],
])('warns of what still fires: %s', (_, target, isRecovered, text) =>
  expect(firingText(target, isRecovered)).toBe(text)
);
