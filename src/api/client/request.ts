import { t } from '@grafana/i18n';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom, timeout, TimeoutError } from 'rxjs';
import pluginJson from '../../plugin.json';
import { ApiError, toApiError } from './ApiError';
import { serverClock } from './serverClock';

/** The path of this plugin in Grafana's API. Calls below `resources/` go to the sidecar. */
export const pluginApi = `/api/plugins/${pluginJson.id}`;

interface Request {
  method: string;
  /** The path from `/api/` on, with the query. */
  url: string;
  body?: unknown;
  signal?: AbortSignal;
  /** How long to wait for the reply, in milliseconds. */
  deadline?: number;
}

const usualDeadline = 10_000;

/**
 * Calls Grafana's API. Rejects with an ApiError, also when no reply comes before the deadline. The caller shows errors; Grafana
 * does not.
 */
export async function request<Reply>({ method, url, body, signal, deadline = usualDeadline }: Request): Promise<Reply> {
  try {
    const response = await lastValueFrom(
      getBackendSrv()
        .fetch<Reply>({ method, url, data: body, abortSignal: signal, showErrorAlert: false })
        .pipe(timeout(deadline))
    );
    serverClock.learn(response.headers.get('date'));
    return response.data;
  } catch (error) {
    throw error instanceof TimeoutError ? noReply(deadline) : toApiError(error);
  }
}

function noReply(deadline: number): ApiError {
  const seconds = deadline / 1000;
  return new ApiError('unreachable', t('errors.no-reply', 'no reply within {{seconds}} s', { seconds }), 0);
}
