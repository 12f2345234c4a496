import { useQuery } from '@tanstack/react-query';
import type { HealthDetails } from '../../pkg/contract/health.ts';
import type { ApiError } from './client/ApiError';
import { pluginApi, request } from './client/request';
import { queryKeys } from './client/queryKeys';

/** A sidecar that is dead or hangs is noticed within the sum of both. */
const pollMs = 2_000;
const deadline = 2_500;
/** Grafana's 404 lasts until somebody enables the plugin for the org, or starts Grafana again. */
const seldomMs = 30_000;

interface HealthReply {
  status: string;
  message: string;
  details: HealthDetails;
}

/**
 * What the sidecar says of itself. Grafana answers 400 with the sidecar's own message where the sidecar is reached but
 * not well, and 5xx where it is not reached.
 */
export function useHealth() {
  return useQuery({
    queryKey: queryKeys.health,
    queryFn: ({ signal }) => request<HealthReply>({ method: 'GET', url: `${pluginApi}/health`, signal, deadline }),
    refetchInterval: ({ state }) => (state.error?.status === 404 ? seldomMs : pollMs),
  });
}

/** Whether a health that is bad came from the sidecar itself: Grafana passes that on with 400. */
export function isReached({ status }: ApiError): boolean {
  return status === 400;
}
