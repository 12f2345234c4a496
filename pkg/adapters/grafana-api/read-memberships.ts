import { z } from 'zod';
import { type GrafanaApi, GrafanaFault } from './client.ts';

/** The names of the teams that each login is a member of. */
export type Memberships = ReadonlyMap<string, readonly string[]>;

/** Grafana gives so many teams at once, and so many pages are read. */
const pageSize = 500;
const mostPages = 20;

/** The members of so many teams are asked for, and of so many at once. */
const mostTeams = 1000;
const mostAtOnce = 4;

// Shapes of Grafana's Team API. Logins and names are compared with what Grafana says of a caller, so they are taken as they are.
const teamsPage = z.object({
  totalCount: z.number(),
  teams: z.array(z.object({ id: z.number().int().positive(), orgId: z.number(), name: z.string() })),
});
const memberList = z.array(z.object({ login: z.string() }));

/**
 * Reads who is in those teams of an org of Grafana that are `wanted`. A team that there is not has no members.
 * @param wanted names of teams
 * @throws {GrafanaFault}
 */
export async function readMemberships(
  api: GrafanaApi,
  orgId: number,
  wanted: ReadonlySet<string>
): Promise<Memberships> {
  const teams = (await readTeams(api, orgId)).filter(({ name }) => wanted.has(name));
  if (teams.length > mostTeams) {
    throw new GrafanaFault(`would have to be asked for more than ${mostTeams} teams`);
  }
  const memberships = new Map<string, string[]>();
  const left = [...teams];
  const readNext = async () => {
    for (let team = left.pop(); team !== undefined; team = left.pop()) {
      for (const login of await readMembers(api, team.id)) {
        memberships.set(login, [...(memberships.get(login) ?? []), team.name]);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: mostAtOnce }, readNext));
  } finally {
    // After a failure nothing more is asked.
    left.length = 0;
  }
  return memberships;
}

/** @returns their logins; none where the team was deleted meanwhile */
async function readMembers(api: GrafanaApi, teamId: number): Promise<string[]> {
  try {
    return parse(memberList, await api.get(`api/teams/${teamId}/members`)).map(({ login }) => login);
  } catch (error) {
    if (error instanceof GrafanaFault && error.status === 404) {
      return [];
    }
    throw error;
  }
}

/** All teams of the org. Where one is made or deleted meanwhile, it may be missing once. */
async function readTeams(api: GrafanaApi, orgId: number): Promise<Array<{ id: number; name: string }>> {
  const found = new Map<number, { id: number; name: string }>();
  for (let page = 1; page <= mostPages; page += 1) {
    const { totalCount, teams } = parse(teamsPage, await api.get(`api/teams/search?perpage=${pageSize}&page=${page}`));
    if (teams.some((team) => team.orgId !== orgId)) {
      throw new GrafanaFault(`says that the token belongs to another org than ${orgId}`);
    }
    teams.forEach((team) => found.set(team.id, team));
    if (teams.length === 0 || page * pageSize >= totalCount) {
      return [...found.values()];
    }
  }
  throw new GrafanaFault(`has more than ${mostPages * pageSize} teams`);
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    throw new GrafanaFault('answered with what its API for teams does not give');
  }
  return parsed.data;
}
