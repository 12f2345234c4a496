import type { IntegrationType } from '../../contract/integration-types.ts';
import type { TemplateFailure } from '../../contract/types.ts';
import { findClockOffset } from '../../domain/health/clock.ts';
import type { Counts } from '../../domain/health/counts.ts';
import { findOddities, type Oddity } from '../../domain/health/oddities.ts';
import { tellsTime, timeIn } from '../../interpret/time-in.ts';
import { notRejected } from '../../store/core/delivery-filter.ts';
import type { StoredDelivery } from '../../store/shapes/deliveries.ts';
import type { StoredIntegration } from '../../store/shapes/integrations.ts';
import type { OrgStore } from '../../store/store.ts';
import type { PeopleStore } from '../access/people-store.ts';
import type { Caller } from '../caller.ts';
import { findIntegration } from './find-integration.ts';

/** How an integration does, and what is odd about it. @throws {AppError} not_found */
export type TellHealth = (caller: Caller, uid: string) => Promise<IntegrationHealth>;

export interface IntegrationHealth {
  readonly integration: StoredIntegration;
  /** What came in each of the last 24 hours, oldest first. */
  readonly hours: readonly Counts[];
  readonly now: number;
  /** The gravest first. */
  readonly oddities: readonly Oddity[];
  /** The commonest reason why deliveries were rejected lately; null where there is none, or nothing is odd about them. */
  readonly commonRejection: string | null;
  /** Null where no template has failed lately, or nothing is odd about that. */
  readonly failing: Failing | null;
  /** How far the sender's clock is ahead, in milliseconds; null where nobody can say that it is wrong. */
  readonly clockAhead: number | null;
}

/** What failed on the newest alert with a failure, and the time of the first alert of those in a row up to it. */
export interface Failing extends Pick<TemplateFailure, 'template' | 'message'> {
  readonly since: number;
}

export function createTellHealth(store: PeopleStore, now: () => number): TellHealth {
  return async (caller, uid) => {
    const org = store.forCaller(caller);
    const integration = await findIntegration(org, caller, uid, 'see');
    const at = now();
    const oddities = oddOf(integration, at);
    const has = (code: Oddity['code']) => oddities.some((oddity) => oddity.code === code);
    return {
      integration,
      hours: await org.listHours(uid),
      now: at,
      oddities,
      commonRejection: has('rejected') ? findCommonRejection(await listNewest(org, uid)) : null,
      failing: has('templates_fail') ? findFailing(await org.listRecentFailures(uid, mostAlerts)) : null,
      clockAhead: integration.settings.enabled ? await lookAtClock(org, integration) : null,
    };
  };
}

/** What is odd by the figures that every integration of a list has. */
export function oddOf({ settings, lastAlertAt, waitingTopics, rates }: StoredIntegration, now: number): Oddity[] {
  const hasQuietTime = settings.quietSeconds !== null;
  return findOddities({ enabled: settings.enabled, hasQuietTime, lastAlertAt, waitingTopics, rates }, now);
}

const mostDeliveries = 20;
/** Alerts have failures that have to be read. */
const mostAlerts = 200;

/** Enough to see whether a clock is wrong, and their payloads are read. */
const stampedAlerts = 4;

async function listNewest(org: OrgStore, uid: string): Promise<readonly StoredDelivery[]> {
  const wanted = { limit: mostDeliveries, cursor: undefined, withoutBodies: true };
  return (await org.listDeliveries(uid, wanted)).items;
}

function findCommonRejection(deliveries: readonly StoredDelivery[]): string | null {
  const counts = new Map<string, number>();
  for (const { outcome } of deliveries) {
    // What comes to a disabled integration does not count as rejected.
    if (!notRejected.has(outcome) && outcome !== 'disabled') {
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
  }
  const [commonest] = [...counts].sort(([, one], [, other]) => other - one);
  return commonest?.[0] ?? null;
}

/** @param alerts newest first */
function findFailing(
  alerts: ReadonlyArray<{ receivedAt: number; failures: readonly TemplateFailure[] }>
): Failing | null {
  const newest = alerts.findIndex(({ failures }) => failures.length > 0);
  const failure = alerts[newest]?.failures[0];
  if (failure === undefined) {
    return null;
  }
  const well = alerts.findIndex(({ failures }, i) => i > newest && failures.length === 0);
  const { template, message } = failure;
  return { template, message, since: (alerts.at(well === -1 ? -1 : well - 1) as { receivedAt: number }).receivedAt };
}

async function lookAtClock(
  org: OrgStore,
  { uid, type }: { uid: string; type: IntegrationType }
): Promise<number | null> {
  if (!tellsTime(type)) {
    return null;
  }
  const alerts = await org.listRecentAlerts(uid, stampedAlerts);
  return findClockOffset(
    alerts.flatMap(({ receivedAt, payload }) => {
      const sentAt = timeIn(type, payload);
      return sentAt === null ? [] : [{ receivedAt, sentAt }];
    })
  );
}
