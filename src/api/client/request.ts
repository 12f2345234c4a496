import { t } from '@grafana/i18n';
import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom, timeout, TimeoutError } from 'rxjs';
import pluginJson from '../../plugin.json';
import { ApiError, toApiError } from './ApiError';

/** Where Grafana answers for this plugin; `resources/` below it is the sidecar's. */
export const pluginApi = `/api/plugins/${pluginJson.id}`;

interface Request {
  method: string;
  /** From `/api/`, query included. */
  url: string;
  body?: unknown;
  signal?: AbortSignal;
  /** How long to wait for the reply, in milliseconds. */
  deadline?: number;
}

const usualDeadline = 10_000;

/**
 * Calls Grafana's API; rejects with an ApiError, also where no reply has come by the deadline. Errors are shown by the
 * caller, not by Grafana.
 */
export async function request<Reply>({ method, url, body, signal, deadline = usualDeadline }: Request): Promise<Reply> {
  try {
    const response = await lastValueFrom(
      getBackendSrv()
        .fetch<Reply>({ method, url, data: body, abortSignal: signal, showErrorAlert: false })
        .pipe(timeout(deadline))
    );
    return response.data;
  } catch (error) {
    throw error instanceof TimeoutError ? noReply(deadline) : toApiError(error);
  }
}

function noReply(deadline: number): ApiError {
  const seconds = deadline / 1000;
  return new ApiError('unreachable', t('errors.no-reply', 'no reply within {{seconds}} s', { seconds }), 0);
}
