import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';
import pluginJson from '../plugin.json';
import { toApiError } from './ApiError';

/** Where Grafana answers for this plugin; `resources/` below it is the sidecar's. */
export const pluginApi = `/api/plugins/${pluginJson.id}`;

interface Request {
  method: string;
  /** From `/api/`, query included. */
  url: string;
  body?: unknown;
  signal?: AbortSignal;
}

/** Calls Grafana's API; rejects with an ApiError. Errors are shown by the caller, not by Grafana. */
export async function request<Reply>({ method, url, body, signal }: Request): Promise<Reply> {
  try {
    const response = await lastValueFrom(
      getBackendSrv().fetch<Reply>({ method, url, data: body, abortSignal: signal, showErrorAlert: false })
    );
    return response.data;
  } catch (error) {
    throw toApiError(error);
  }
}
