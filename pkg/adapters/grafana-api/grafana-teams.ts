import { afterTimeout } from '../../after-timeout.ts';
import type { TeamDirectory, TeamKnowledge } from '../../app/access/team-directory.ts';
import type { Logger } from '../../logger.ts';
import { createGrafanaApi, GrafanaFault } from './client.ts';
import { type Memberships, readMemberships } from './read-memberships.ts';

/** Who is in which team, as Grafana said last. It fails closed: who is not known to be in a team is in none. */
export interface GrafanaTeams extends TeamDirectory {
  /** What is wrong where Grafana did not answer last; else null. */
  readonly problem: string | null;
  /** By each org that was asked for: whether memberships are known. */
  known(): Array<{ orgId: number; isKnown: boolean }>;
  /** Asks with these tokens from now on. What Grafana said before counts for as long as it did. */
  takeTokens(tokens: ReadonlyMap<number, string>): void;
}

export interface GrafanaTeamsParts {
  /** Null where there are no tokens. */
  grafana: { readonly url: string; readonly tokens: ReadonlyMap<number, string> } | null;
  /** The names of the teams that are granted something in the org. Nobody else's members are read. */
  grantedTeams: (orgId: number) => ReadonlySet<string>;
  logger: Logger;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** How long a caller waits, and how long Grafana may take for an answer, in milliseconds; tests give it more. */
  patienceMs?: number | undefined;
}

/** What is younger is not asked for again. */
const freshMs = 60_000;

/** What is younger is answered from while Grafana is asked; what is older waits for Grafana. */
const staleMs = 2 * freshMs;

/**
 * What is older counts no more, although Grafana does not answer. It bounds for how long a member who was taken out of a team goes on seeing,
 * and leaves time for a restart of Grafana.
 */
export const boundMs = 10 * 60_000;

/** After a failure Grafana is left alone for so long. */
const pauseMs = 10_000;

export function createGrafanaTeams({ grafana, ...parts }: GrafanaTeamsParts): GrafanaTeams {
  const orgs = new Map<number, ReturnType<typeof createOrgTeams>>();
  const url = grafana?.url ?? '';
  takeTokens(grafana?.tokens ?? new Map());
  return {
    teamsOf: async (orgId, login) => (await orgs.get(orgId)?.teamsOf(login)) ?? [],
    check: async (orgId) => (await orgs.get(orgId)?.check()) ?? { state: 'off', problem: null },
    get problem() {
      return [...orgs.values()].map(({ problem }) => problem).find((problem) => problem !== null) ?? null;
    },
    known: () => [...orgs].flatMap(([orgId, { isKnown }]) => (isKnown === undefined ? [] : [{ orgId, isKnown }])),
    takeTokens,
  };

  function takeTokens(tokens: ReadonlyMap<number, string>): void {
    [...orgs.keys()].filter((orgId) => !tokens.has(orgId)).forEach((orgId) => orgs.delete(orgId));
    for (const [orgId, token] of tokens) {
      const known = orgs.get(orgId);
      if (known === undefined) {
        orgs.set(orgId, createOrgTeams(orgId, url, token, parts));
      } else {
        known.takeToken(token);
      }
    }
  }
}

interface Answer {
  /** When Grafana was asked. */
  readonly at: number;
  readonly teams: ReadonlySet<string>;
  readonly memberships: Memberships;
}

/** The memberships of one org. */
function createOrgTeams(
  orgId: number,
  url: string,
  firstToken: string,
  { grantedTeams, logger, elapsed, patienceMs = 5000 }: Omit<GrafanaTeamsParts, 'grafana'>
) {
  let token = firstToken;
  const open = () => createGrafanaApi({ url, token, timeoutMs: patienceMs });
  let api = open();
  let answer: Answer | undefined;
  let failure: { readonly at: number; readonly message: string } | undefined;
  let underWay: Promise<void> | undefined;

  return {
    async teamsOf(login: string): Promise<readonly string[]> {
      const granted = grantedTeams(orgId);
      if (granted.size === 0 || login === '') {
        return [];
      }
      if (ageOf(granted) >= freshMs) {
        refresh();
      }
      if (ageOf(granted) >= staleMs) {
        await waitFor(underWay, patienceMs);
      }
      // A team may have been granted something after Grafana was asked.
      if (underWay === undefined && ageOf(granted) === Infinity && failure === undefined) {
        refresh();
        await waitFor(underWay, patienceMs);
      }
      return isWithinBound() ? (answer?.memberships.get(login) ?? []) : [];
    },
    async check(): Promise<TeamKnowledge> {
      if (ageOf(grantedTeams(orgId)) >= pauseMs) {
        refresh();
        await waitFor(underWay, patienceMs);
      }
      return { state: isWithinBound() ? 'known' : 'unknown', problem: problemText() };
    },
    takeToken(other: string): void {
      if (other !== token) {
        token = other;
        api = open();
        failure = undefined;
        logger.info({ orgId }, 'Grafana is asked with another token now');
      }
    },
    get problem() {
      return problemText();
    },
    get isKnown() {
      return answer === undefined && failure === undefined ? undefined : isWithinBound();
    },
  };

  /** Milliseconds since Grafana was asked for the members of these teams. */
  function ageOf(granted: ReadonlySet<string>): number {
    return answer !== undefined && granted.isSubsetOf(answer.teams) ? elapsed() - answer.at : Infinity;
  }

  function isWithinBound(): boolean {
    return answer !== undefined && elapsed() - answer.at < boundMs;
  }

  function refresh(): void {
    if (underWay === undefined && (failure === undefined || elapsed() - failure.at >= pauseMs)) {
      underWay = read().finally(() => (underWay = undefined));
    }
  }

  async function read(): Promise<void> {
    const at = elapsed();
    const asked = api;
    const teams = new Set(grantedTeams(orgId));
    try {
      answer = { at, teams, memberships: await readMemberships(asked, orgId, teams) };
      if (failure !== undefined) {
        logger.info({ orgId }, 'Grafana says again who is in which team');
      }
      failure = undefined;
    } catch (error) {
      if (asked !== api) {
        return;
      }
      const message = error instanceof GrafanaFault ? error.message : String(error);
      if (failure?.message !== message) {
        logger.warn({ orgId }, `Grafana ${message}; it was asked who is in which team`);
      }
      failure = { at: elapsed(), message };
    }
  }

  function problemText(): string | null {
    if (failure === undefined) {
      return null;
    }
    const outcome = isWithinBound()
      ? 'What it said last counts for 10 minutes.'
      : 'Until it does, what is granted to teams is granted to nobody.';
    return `Who is in which team of org ${orgId} is not known: Grafana ${failure.message}. ${outcome} Check BELLHOOK_GRAFANA_URL and the org’s token in BELLHOOK_GRAFANA_TOKENS.`;
  }
}

function waitFor(work: Promise<void> | undefined, limitMs: number): Promise<void> {
  return new Promise((resolve) => {
    const stop = afterTimeout(limitMs, resolve);
    void Promise.resolve(work).then(() => {
      stop();
      resolve();
    });
  });
}
