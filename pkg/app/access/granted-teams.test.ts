import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../contract/integrations/settings.ts';
import type { Access } from '../../contract/types.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import { createGrantedTeams } from './granted-teams.ts';

const granting = (orgId: number, access: Access) =>
  ({ orgId, settings: { ...defaultSettings, access } }) as Partial<ReadyEndpoint> as ReadyEndpoint;
const toTeams = (...names: string[]): Access => ({
  grants: names.map((name) => ({ to: 'team', name, may: 'see' })),
});

test('are those of the org’s integrations, as they are now', () => {
  let all = [
    granting(1, null),
    granting(1, { grants: [{ to: 'user', name: 'ada', may: 'edit' }] }),
    granting(1, toTeams('On Call', 'Network')),
    granting(1, toTeams('NETWORK')),
    granting(2, toTeams('Payments')),
  ];
  let looks = 0;
  const endpoints = {
    generation: 1,
    all() {
      looks += 1;
      return all;
    },
  };
  const teams = createGrantedTeams(endpoints);
  expect([...teams(1)]).toEqual(['On Call', 'Network', 'NETWORK']);
  expect([...teams(2)]).toEqual(['Payments']);
  expect([...teams(3)]).toEqual([]);
  expect(looks).toBe(1);

  all = [granting(1, toTeams('Storage'))];
  endpoints.generation = 2;
  expect([...teams(1)]).toEqual(['Storage']);
  expect([...teams(2)]).toEqual([]);
});
