import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import {
  type GrafanaApiServer,
  grafanaToken,
  startGrafanaApi,
} from '../../../../test-support/sidecar/grafana-api/server.ts';
import { admin, startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

let grafana: GrafanaApiServer;
let sidecar: TestSidecar;
let uid: string;

beforeAll(async () => {
  grafana = await startGrafanaApi();
  grafana.teams = { Payments: ['pat'], Network: ['ned'] };
  sidecar = await startTestSidecar({
    env: { BELLHOOK_GRAFANA_URL: grafana.url, BELLHOOK_GRAFANA_TOKENS: `1=${grafanaToken}` },
  });
  const access = { grants: [{ to: 'team', name: 'Payments', may: 'act' }] };
  uid = (await sidecar.call('POST', 'integrations', { name: 'Cards', type: 'webhook' })).body.uid;
  await sidecar.call('PATCH', `integrations/${uid}`, { settings: { access } });
});

afterAll(async () => {
  await sidecar.close();
  await grafana.close();
});

const as = (login: string, role = 'Viewer', orgId = 1) => ({
  ...admin,
  orgId,
  role,
  login,
  actor: { kind: 'user', login, name: login } as const,
});
const find = async (caller: ReturnType<typeof as>) => {
  const { status, body } = await sidecar.call('GET', `integrations/${uid}`, undefined, caller);
  return [status, body.may];
};

test('what is granted to a team is its members’, as Grafana says', async () => {
  await eventually(async () => expect(await find(as('pat'))).toEqual([200, 'act']));
  expect(await find(as('ned'))).toEqual([404, undefined]);
  expect(await find(as('ned', 'Editor'))).toEqual([404, undefined]);
  expect(await find(as('', 'Viewer'))).toEqual([404, undefined]);
  expect(await find(as('root', 'Admin'))).toEqual([200, 'edit']);
  expect(grafana.asked.filter((path) => path.includes('members'))).toEqual(['/api/teams/1/members']);
});

test('whether that is known is told to Admins, health and metrics, and shows no token', async () => {
  expect(await sidecar.call('GET', 'team-knowledge')).toMatchObject({
    status: 200,
    body: { state: 'known', problem: null },
  });
  expect((await sidecar.call('GET', 'team-knowledge', undefined, as('pat', 'Editor'))).status).toBe(403);
  const elsewhere = await sidecar.call('GET', 'team-knowledge', undefined, as('root', 'Admin', 2));
  expect(elsewhere.body).toEqual({ state: 'off', problem: null });
  expect(await sidecar.backend.collectMetrics()).toContain('bellhook_teams_known{org="1"} 1');
  expect((await sidecar.backend.checkHealth(admin)).ok).toBe(true);
  expect(JSON.stringify(sidecar.log)).not.toContain(grafanaToken);
});

test('tokens of a file are used once they have changed, and one at fault leaves them and is told by health and metrics', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-tokens-'));
  const path = join(folder, 'tokens');
  const write = (text: string) => {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  };
  write('1=glsa_wrong\n');
  const following = await startTestSidecar({
    env: { BELLHOOK_GRAFANA_URL: grafana.url, BELLHOOK_GRAFANA_TOKENS_FILE: path },
  });
  const state = async () => (await following.call('GET', 'team-knowledge')).body.state;
  expect(await state()).toBe('unknown');
  write(`1=${grafanaToken}\n`);
  await eventually(async () => (await state()) === 'known');
  const metric = async () =>
    /^bellhook_grafana_tokens_applied (\d)$/m.exec(await following.backend.collectMetrics())?.[1];
  expect(await metric()).toBe('1');
  write('no token');
  await eventually(async () => {
    expect(await state()).toBe('known');
    expect((await following.backend.checkHealth(admin)).message).toMatch(
      /^The file with the tokens of Grafana \(BELLHOOK_GRAFANA_TOKENS_FILE\) is at fault/
    );
  });
  expect(await metric()).toBe('0');
  expect(JSON.stringify(following.log)).not.toContain(grafanaToken);
  await following.close();
  rmSync(folder, { recursive: true });
});

test('health says that Grafana does not answer', async () => {
  const broken = await startTestSidecar({
    env: { BELLHOOK_GRAFANA_URL: grafana.url, BELLHOOK_GRAFANA_TOKENS: '1=glsa_wrong' },
  });
  expect((await broken.backend.checkHealth(admin)).ok).toBe(true);
  const { body } = await broken.call('GET', 'team-knowledge');
  expect(body).toEqual({ state: 'unknown', problem: expect.stringContaining('does not accept the token (401)') });
  expect(await broken.backend.checkHealth(admin)).toMatchObject({ ok: false, message: body.problem });
  expect(JSON.stringify([broken.log, body])).not.toContain('glsa_wrong');
  expect(await broken.backend.collectMetrics()).toContain('bellhook_teams_known{org="1"} 0');
  await broken.close();
});
