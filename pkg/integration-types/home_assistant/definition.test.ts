import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const entity = (state: unknown, fields: object = {}) => ({
  entity_id: 'binary_sensor.door',
  name: 'Door',
  state,
  ...fields,
});
const key = { groupingKey: 'binary_sensor.door', title: 'Door' };

testReadings('home_assistant', [
  [
    'a sensor that is on',
    entity('on', { severity: 'critical', area: 'Cellar', device_class: 'door', message: 'a *b*' }),
    {
      ...key,
      severity: 'critical',
      signal: 'fire',
      message: 'a \\*b\\*',
      labels: { entity: 'binary_sensor.door', class: 'door', area: 'Cellar' },
    },
  ],
  ['a sensor that is off', entity('off'), { ...key, signal: 'resolve' }],
  ['a lock that is locked', entity('locked'), { ...key, signal: 'resolve' }],
  ['a sensor that cannot be reached', entity('unavailable'), { ...key, signal: 'fire' }],
  ['an entity without a name', entity('on', { name: null }), { title: 'binary_sensor.door' }],
]);
