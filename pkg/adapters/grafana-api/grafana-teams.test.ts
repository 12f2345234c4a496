import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eventually } from '../../../test-support/sidecar/eventually.ts';
import {
  type GrafanaApiServer,
  grafanaToken,
  startGrafanaApi,
} from '../../../test-support/sidecar/grafana-api/server.ts';
import { collectLog } from '../../../test-support/sidecar/log.ts';
import { boundMs, createGrafanaTeams, type GrafanaTeams } from './grafana-teams.ts';

let grafana: GrafanaApiServer;
let directory: GrafanaTeams;
let granted: Set<string>;
let time: number;
const { logger, log } = collectLog();

const minute = 60_000;

beforeEach(async () => {
  grafana = await startGrafanaApi();
  grafana.teams = { Payments: ['ada', 'bob'], Network: ['bob'], 'On call / night ☾': ['cyd'] };
  granted = new Set(['Payments', 'Network']);
  time = 0;
  log.length = 0;
  directory = open();
});

afterEach(() => grafana.close());

function open(token = grafanaToken, url = grafana.url, patienceMs = 100_000): GrafanaTeams {
  return createGrafanaTeams({
    grafana: { url, tokens: new Map([[1, token]]) },
    grantedTeams: () => granted,
    logger,
    elapsed: () => time,
    patienceMs,
  });
}

const refuse: NonNullable<GrafanaApiServer['instead']> = (_, response) =>
  void response.writeHead(502).end('the upstream is away');

test('tells the teams of each login, and asks for the members of granted teams only', async () => {
  expect(await directory.teamsOf(1, 'bob')).toEqual(expect.arrayContaining(['Payments', 'Network']));
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
  expect(await directory.teamsOf(1, 'cyd')).toEqual([]);
  expect([...grafana.asked].sort()).toEqual([
    '/api/teams/1/members',
    '/api/teams/2/members',
    '/api/teams/search?perpage=500&page=1',
  ]);
  expect(directory.known()).toEqual([{ orgId: 1, isKnown: true }]);
});

test.each(['Ada', 'ADA', 'ada ', 'ad', '', '__proto__', 'constructor'])('the login %j is nobody', async (login) => {
  expect(await directory.teamsOf(1, login)).toEqual([]);
});

test('asks nothing where no team is granted anything, of another org, or without a token', async () => {
  granted = new Set();
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  granted = new Set(['Payments']);
  expect(await directory.teamsOf(2, 'ada')).toEqual([]);
  expect(await directory.check(2)).toEqual({ state: 'off', problem: null });
  const none = createGrafanaTeams({ grafana: null, grantedTeams: () => granted, logger, elapsed: () => time });
  expect(await none.teamsOf(1, 'ada')).toEqual([]);
  expect(await none.check(1)).toEqual({ state: 'off', problem: null });
  expect(grafana.asked).toEqual([]);
  expect(directory.known()).toEqual([]);
});

test('a team that is granted something later is asked for at once', async () => {
  expect(await directory.teamsOf(1, 'cyd')).toEqual([]);
  granted = new Set(['Payments', 'On call / night ☾']);
  expect(await directory.teamsOf(1, 'cyd')).toEqual(['On call / night ☾']);
});

test('a team whose name differs in case or spaces is another one', async () => {
  grafana.teams = { PAYMENTS: ['ada'], 'Payments ': ['ada'], Payments: ['bob'] };
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(await directory.teamsOf(1, 'bob')).toEqual(['Payments']);
});

test('a team that Grafana does not have is nobody, and is not asked for over and over', async () => {
  granted = new Set(['Sales']);
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(grafana.asked).toHaveLength(1);
});

test('a team that was deleted while it was read has no members', async () => {
  grafana.instead = (request, response) => {
    const found = request.url?.includes('search')
      ? { totalCount: 1, teams: [{ id: 7, orgId: 1, name: 'Payments' }] }
      : undefined;
    response.writeHead(found ? 200 : 404).end(JSON.stringify(found ?? { message: 'Team not found' }));
  };
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(directory.problem).toBeNull();
});

test('reads all pages', async () => {
  const many = Array.from({ length: 1001 }, (_, i) => [`Team ${i}`, ['eve']]);
  grafana.teams = { ...Object.fromEntries(many), Payments: ['ada'] };
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
  expect(grafana.asked.filter((path) => path.includes('search'))).toHaveLength(3);
});

test('is not asked again within a minute, then in the background, and waited for after two', async () => {
  await directory.teamsOf(1, 'ada');
  grafana.teams = { Payments: [] };
  const asked = grafana.asked.length;
  time = minute - 1;
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
  expect(grafana.asked).toHaveLength(asked);

  time = minute;
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
  await eventually(async () => expect(await directory.teamsOf(1, 'ada')).toEqual([]));

  grafana.teams = { Payments: ['ada'] };
  time += 2 * minute;
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
});

test('callers at the same time ask once', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => directory.teamsOf(1, 'ada')));
  expect(all).toEqual(all.map(() => ['Payments']));
  expect(grafana.asked).toHaveLength(3);
});

test('the last answer counts for ten minutes without another, then nobody is in a team', async () => {
  await directory.teamsOf(1, 'ada');
  grafana.instead = refuse;
  time = boundMs - 1;
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
  expect(directory.problem).toContain('Grafana answered with 502. What it said last counts for 10 minutes.');
  time = boundMs;
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(directory.known()).toEqual([{ orgId: 1, isKnown: false }]);
  expect(directory.problem).toContain('is granted to nobody');

  grafana.instead = null;
  time += 10_000;
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
  expect(directory.problem).toBeNull();
  expect(log.map(({ msg }) => msg)).toEqual([
    'Grafana answered with 502; it was asked who is in which team',
    'Grafana says again who is in which team',
  ]);
});

test('Grafana is left alone for 10 s after a failure', async () => {
  grafana.instead = refuse;
  await directory.teamsOf(1, 'ada');
  time = 9999;
  await directory.teamsOf(1, 'ada');
  await directory.check(1);
  expect(grafana.asked).toHaveLength(1);
  time = 10_000;
  await directory.teamsOf(1, 'ada');
  expect(grafana.asked).toHaveLength(2);
});

test.each<[string, NonNullable<GrafanaApiServer['instead']>, string]>([
  ['an error', refuse, 'answered with 502'],
  [
    'a refusal',
    (_, response) => response.writeHead(403).end(JSON.stringify({ message: `not with ${grafanaToken}` })),
    'does not let the token read teams (403); its service account needs the role Admin',
  ],
  [
    'another place',
    (_, response) => response.writeHead(302, { location: `${grafana.url}/api/elsewhere` }).end(),
    'leads elsewhere (302)',
  ],
  ['a page', (_, response) => response.end('<html>Log in</html>'), 'answered with what is not JSON'],
  [
    'another shape',
    (_, response) => response.end('{"teams":{}}'),
    'answered with what its API for teams does not give',
  ],
  [
    'teams of another org',
    (_, response) => response.end(JSON.stringify({ totalCount: 1, teams: [{ id: 1, orgId: 2, name: 'Payments' }] })),
    'says that the token belongs to another org than 1',
  ],
  [
    'pages without end',
    (_, response) => response.end(JSON.stringify({ totalCount: 1e9, teams: [{ id: 1, orgId: 1, name: 'Payments' }] })),
    'has more than 10000 teams',
  ],
  [
    'more than is read',
    (_, response) => {
      const timer = setInterval(() => response.write(' '.repeat(1024 * 1024)), 1);
      response.on('close', () => clearInterval(timer));
    },
    'answered with more than 8388608 bytes',
  ],
  ['nothing, and hangs up', (request) => request.socket.destroy(), 'cannot be reached: '],
])('%s is no answer, and nobody is in a team', async (_, instead, message) => {
  grafana.instead = instead;
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(await directory.check(1)).toEqual({
    state: 'unknown',
    problem: expect.stringContaining(`Grafana ${message}`),
  });
  expect(grafana.asked.some((path) => path.includes('elsewhere'))).toBe(false);
  expect(JSON.stringify(log) + directory.problem).not.toContain(grafanaToken);
});

test('another token is asked with at once where the one before was refused, and what was said before it still counts', async () => {
  directory = open('glsa_wrong');
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  directory.takeTokens(new Map([[1, grafanaToken]]));
  expect(directory.problem).toBeNull();
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);

  directory.takeTokens(new Map([[1, 'glsa_wrong']]));
  time = 2 * minute;
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
  expect(directory.problem).toContain('does not accept the token (401)');

  directory.takeTokens(new Map([[2, grafanaToken]]));
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(await directory.check(1)).toEqual({ state: 'off', problem: null });
  expect(directory.problem).toBeNull();
});

test('a refusal of the token of before, which comes late, is not that of the present one', async () => {
  directory = open('glsa_wrong');
  let refuseNow = () => {};
  grafana.instead = (_, response) => (refuseNow = () => response.writeHead(401).end());
  const late = directory.teamsOf(1, 'ada');
  await eventually(() => expect(grafana.asked).toHaveLength(1));
  directory.takeTokens(new Map([[1, grafanaToken]]));
  grafana.instead = null;
  refuseNow();
  await late;
  expect(directory.problem).toBeNull();
  expect(await directory.teamsOf(1, 'ada')).toEqual(['Payments']);
});

test('a wrong token is said, and not shown', async () => {
  directory = open('glsa_wrong');
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(directory.problem).toContain('Grafana does not accept the token (401)');
  expect(JSON.stringify(log) + directory.problem).not.toContain('glsa_wrong');
});

test('an address that nobody listens at is said', async () => {
  await grafana.close();
  expect(await directory.teamsOf(1, 'ada')).toEqual([]);
  expect(directory.problem).toContain('cannot be reached: ECONNREFUSED');
  grafana = await startGrafanaApi();
});

test('an answer that does not come keeps a caller waiting no longer than a moment', async () => {
  directory = open(grafanaToken, grafana.url, 1000);
  grafana.instead = () => {};
  const outcome = directory.teamsOf(1, 'ada');
  await eventually(() => expect(grafana.asked).toHaveLength(1));
  expect(await Promise.race([outcome, delay(60_000, 'late', { ref: false })])).toEqual([]);
  await eventually(() => expect(directory.problem).toContain('did not answer in time'), 60_000);
}, 120_000);

test('Grafana may be under a path', async () => {
  const other = await startGrafanaApi({ path: '/grafana' });
  other.teams = { Payments: ['ada'] };
  expect(await open(grafanaToken, other.url).teamsOf(1, 'ada')).toEqual(['Payments']);
  await other.close();
});
