import { anIntegration } from '../../../test-support/pages/factories';
import { healthOf, healthRank } from './integrationHealth';

const disabled = { ...anIntegration().settings, enabled: false };

it.each<[string, Parameters<typeof anIntegration>[0]]>([
  ['well', {}],
  ['faults', { rejectedOfDay: 1 }],
  ['faults', { limitedOfDay: 1 }],
  ['faults', { failedOfDay: 1 }],
  ['odd', { oddities: ['rejected'], rejectedOfDay: 9 }],
  ['odd', { oddities: ['unconfirmed'], lastAlertAt: null }],
  ['unknown', { lastAlertAt: null, lastDeliveryAt: null }],
  ['well', { lastDeliveryAt: null }],
  ['unknown', { settings: disabled, rejectedOfDay: 3 }],
])('is %s with %j', (health, change) => {
  expect(healthOf(anIntegration(change))).toBe(health);
});

it('is sorted by what is worst', () => {
  const names = [
    anIntegration({ name: 'unknown', settings: disabled }),
    anIntegration({ name: 'well' }),
    anIntegration({ name: 'two faults', failedOfDay: 2 }),
    anIntegration({ name: 'odd', oddities: ['silent'] }),
    anIntegration({ name: 'very odd', oddities: ['rejected'], rejectedOfDay: 1e6 }),
    anIntegration({ name: 'waiting', oddities: ['unconfirmed'] }),
    anIntegration({ name: 'many faults', rejectedOfDay: 5, limitedOfDay: 1e12 }),
  ]
    .sort((one, other) => healthRank(one) - healthRank(other))
    .map(({ name }) => name);
  expect(names).toEqual(['waiting', 'very odd', 'odd', 'many faults', 'two faults', 'well', 'unknown']);
});
