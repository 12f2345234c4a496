import { anIntegration } from '../../../../test-support/pages/factories';
import { findIntegrations } from './findIntegrations';

const all = [
  anIntegration({ uid: 'a', name: 'Nightly backups', type: 'webhook' }),
  anIntegration({ uid: 'b', name: 'Café', description: 'Router of the café', type: 'uptime_kuma' }),
  anIntegration({ uid: 'c', name: 'Disks', type: 'grafana_alerting' }),
];

it.each([
  ['', 'abc'],
  ['  ', 'abc'],
  ['NIGHT', 'a'],
  ['cafe router', 'b'],
  ['uptime_kuma', 'b'],
  ['grafana alerting disks', 'c'],
  ['backups disks', ''],
  ['.*', ''],
])('%j finds %j', (query, uids) => {
  expect(
    findIntegrations(query, all)
      .map(({ uid }) => uid)
      .join('')
  ).toBe(uids);
});
