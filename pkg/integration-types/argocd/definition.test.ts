import { testReadings } from '../../../test-support/sidecar/test-readings.ts';

const app = (health: string, phase: string | null, fields: object = {}) => ({
  app: 'shop',
  namespace: 'argocd',
  health,
  sync: 'Synced',
  phase,
  ...fields,
});
const key = { groupingKey: 'argocd/shop' };

testReadings('argocd', [
  [
    'a degraded application',
    app('Degraded', 'Succeeded', { message: 'synced *all*', project: 'web' }),
    {
      ...key,
      title: 'shop',
      severity: 'high',
      signal: 'fire',
      message: 'Health\\: Degraded\\\nSync\\: Succeeded synced \\*all\\*',
      labels: { app: 'shop', project: 'web' },
    },
  ],
  ['a sync that failed', app('Healthy', 'Failed'), { ...key, severity: 'warning', signal: 'fire' }],
  ['a sync with an error', app('Progressing', 'Error'), { ...key, severity: 'warning', signal: 'fire' }],
  ['an application that is well', app('Healthy', 'Succeeded'), { ...key, severity: null, signal: 'resolve' }],
  ['an application that was never synced', app('Healthy', null), { ...key, signal: 'resolve' }],
  ...['Progressing', 'Suspended', 'Missing'].map(
    (health) => [`${health} as nothing`, app(health, 'Running'), { groupingKey: null, signal: 'resolve' }] as const
  ),
  [
    'an address that is none',
    app('Degraded', null, { url: '%!s(<nil>)/applications/argocd/shop' }),
    { sourceLink: null },
  ],
]);
