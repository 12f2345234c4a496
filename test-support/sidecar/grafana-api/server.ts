import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An HTTP server that answers as Grafana's API for teams does, in one org. */
export interface GrafanaApiServer {
  readonly url: string;
  /** The logins in each team, by its name. Tests change it. */
  teams: Record<string, string[]>;
  /** Answers instead, where it is set. */
  instead: RequestListener | null;
  /** What was asked, without the host. */
  readonly asked: string[];
  close(): Promise<void>;
}

export const grafanaToken = 'glsa_right';

/** @param orgId of the token */
export async function startGrafanaApi({ orgId = 1, path = '' } = {}): Promise<GrafanaApiServer> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://grafana');
    api.asked.push(`${url.pathname}${url.search}`);
    if (api.instead !== null) {
      return void api.instead(request, response);
    }
    const reply = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${grafanaToken}`) {
      return void reply(401, { message: 'Invalid API key', messageId: 'api-key.invalid', statusCode: 401 });
    }
    const names = Object.keys(api.teams);
    const members = new RegExp(`^${path}/api/teams/(\\d+)/members$`).exec(url.pathname);
    if (url.pathname === `${path}/api/teams/search`) {
      const perPage = Number(url.searchParams.get('perpage') ?? 1000);
      const page = Number(url.searchParams.get('page') ?? 1);
      const all = names.map((name, i) => toTeam(orgId, i + 1, name, api.teams[name]?.length ?? 0));
      const teams = all.slice((page - 1) * perPage, page * perPage);
      return void reply(200, { totalCount: all.length, teams, page, perPage });
    }
    const logins = api.teams[names[Number(members?.[1]) - 1] ?? ''];
    return members === null || logins === undefined
      ? void reply(404, { message: 'Team not found' })
      : void reply(
          200,
          logins.map((login, i) => toMember(orgId, Number(members[1]), i + 1, login))
        );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const api: GrafanaApiServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    teams: {},
    instead: null,
    asked: [],
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return api;
}

function toTeam(orgId: number, id: number, name: string, memberCount: number) {
  return {
    id,
    uid: `team-${id}`,
    orgId,
    name,
    email: '',
    avatarUrl: '/avatar/3f49c15916554246daa714b9bd0ee398',
    memberCount,
    permission: 0,
    accessControl: null,
    isProvisioned: false,
  };
}

function toMember(orgId: number, teamId: number, userId: number, login: string) {
  return {
    orgId,
    teamId,
    teamUID: `team-${teamId}`,
    userId,
    userUID: `user-${userId}`,
    auth_module: '',
    email: `${login}@example.com`,
    name: `The user ${login}`,
    login,
    avatarUrl: '/avatar/1b3c32f6386b0185c40d359cdc733a79',
    labels: [],
    permission: 0,
  };
}
