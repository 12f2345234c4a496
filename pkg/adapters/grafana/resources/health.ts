import type { IntegrationHealth } from '../../../app/integrations/tell-health.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import type * as contract from '../../../contract/types.ts';
import { hourMs } from '../../../domain/health/history.ts';
import type { Oddity } from '../../../domain/health/oddities.ts';
import type { Handlers } from './dispatcher.ts';
import { isoTime, optionalTime } from './times.ts';

export function createHealthHandlers({
  tellHealth,
}: Pick<UseCases, 'tellHealth'>): Pick<Handlers, 'getIntegrationHealth'> {
  return {
    async getIntegrationHealth(caller, { params }) {
      const health = await tellHealth(caller, params.uid);
      const { integration, oddities, clockAhead } = health;
      const { alerts, rejected, limited, failed } = integration.rates.lastDay;
      return {
        lastDeliveryAt: optionalTime(integration.lastDeliveryAt),
        openGroups: integration.openGroups,
        lastDay: { alerts, rejected, limited, failed },
        rate: toRate(health),
        oddities: [
          ...oddities.map((oddity) => toOddity(oddity, health)),
          ...(clockAhead === null ? [] : [{ code: 'clock', ahead: Math.round(clockAhead / 1000) } as const]),
        ],
      };
    },
  };
}

function toRate({ hours, now }: IntegrationHealth): contract.IntegrationHealth['rate'] {
  return {
    from: isoTime((Math.floor(now / hourMs) - hours.length + 1) * hourMs),
    step: hourMs,
    series: [
      { value: 'accepted', counts: hours.map(({ alerts }) => alerts) },
      { value: 'rejected', counts: hours.map(({ rejected }) => rejected) },
      { value: 'limited', counts: hours.map(({ limited }) => limited) },
    ],
  };
}

function toOddity(oddity: Oddity, { commonRejection, failing }: IntegrationHealth): contract.Oddity {
  switch (oddity.code) {
    case 'silent':
      return { ...oddity, since: isoTime(oddity.since) };
    case 'rejected':
      return { ...oddity, outcome: commonRejection };
    case 'templates_fail':
      return {
        ...oddity,
        template: failing?.template ?? null,
        message: failing?.message ?? null,
        since: optionalTime(failing?.since ?? null),
      };
    default:
      return oddity;
  }
}
