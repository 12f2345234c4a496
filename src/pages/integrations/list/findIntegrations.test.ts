import { anIntegration } from '../../../../test-support/pages/factories';
import { findIntegrations, type Sought } from './findIntegrations';

const { settings } = anIntegration();
const all = [
  anIntegration({ uid: 'a', name: 'Nightly backups', type: 'webhook', oddities: ['silent'] }),
  anIntegration({
    uid: 'b',
    name: 'Café',
    description: 'Router of the café',
    type: 'uptime_kuma',
    lastAlertAt: null,
    lastDeliveryAt: null,
  }),
  anIntegration({ uid: 'c', name: 'Disks', type: 'grafana_alerting', settings: { ...settings, enabled: false } }),
  anIntegration({ uid: 'd', name: 'Racks', type: 'webhook' }),
];

it.each<[Sought, string]>([
  [{ query: '' }, 'abcd'],
  [{ query: '  ' }, 'abcd'],
  [{ query: 'NIGHT' }, 'a'],
  [{ query: 'cafe router' }, 'b'],
  [{ query: 'uptime_kuma' }, 'b'],
  [{ query: 'grafana alerting disks' }, 'c'],
  [{ query: 'backups disks' }, ''],
  [{ query: '.*' }, ''],
  [{ query: '', health: 'odd' }, 'a'],
  [{ query: '', health: 'unknown' }, 'bc'],
  [{ query: '', health: 'well' }, 'd'],
  [{ query: '', status: 'waiting' }, 'b'],
  [{ query: '', status: 'disabled' }, 'c'],
  [{ query: '', status: 'enabled' }, 'ad'],
  [{ query: '', type: 'webhook' }, 'ad'],
  [{ query: 'rack', type: 'webhook', status: 'enabled' }, 'd'],
  [{ query: 'rack', type: 'webhook', status: 'enabled', health: 'odd' }, ''],
])('%j finds %j', (sought, uids) => {
  expect(
    findIntegrations(sought, all)
      .map(({ uid }) => uid)
      .join('')
  ).toBe(uids);
});
