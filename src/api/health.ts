import { useQuery } from '@tanstack/react-query';
import type { HealthDetails } from '../../pkg/contract/health.ts';
import type { ApiError } from './client/ApiError';
import { queryKeys } from './client/queryKeys';
import { pluginApi, request } from './client/request';

/** A dead or hanging sidecar is noticed within the sum of both. */
const pollMs = 2_000;
const deadline = 2_500;
/** Grafana answers 404 until somebody enables the plugin for the org or restarts Grafana. */
const seldomMs = 30_000;

interface HealthReply {
  status: string;
  message: string;
  details: HealthDetails;
}

/**
 * The sidecar's health. Grafana answers 400 with the sidecar's own message if it reaches the sidecar but the sidecar is not
 * well, and 5xx if it does not reach it.
 */
export function useHealth() {
  return useQuery({
    queryKey: queryKeys.health,
    queryFn: ({ signal }) => request<HealthReply>({ method: 'GET', url: `${pluginApi}/health`, signal, deadline }),
    refetchInterval: ({ state }) => (state.error?.status === 404 ? seldomMs : pollMs),
  });
}

/** Whether a bad health report came from the sidecar itself: Grafana passes it on with status 400. */
export function isReached({ status }: ApiError): boolean {
  return status === 400;
}
