import type { BackendSrv, BackendSrvRequest, FetchError, FetchResponse } from '@grafana/runtime';
import { from, type Observable } from 'rxjs';

/** Grafana's `fetch`, as far as the plugin uses it, over the network, with the same replies and the same shape of errors. */
export const backendSrv = { fetch: send } as unknown as BackendSrv;

function send<Data>(config: BackendSrvRequest): Observable<FetchResponse<Data>> {
  return from(reply<Data>(config));
}

async function reply<Data>(config: BackendSrvRequest): Promise<FetchResponse<Data>> {
  const response = await fetch(new URL(config.url, 'http://localhost'), {
    method: config.method,
    headers: config.data === undefined ? {} : { 'content-type': 'application/json' },
    body: config.data === undefined ? undefined : JSON.stringify(config.data),
    signal: config.abortSignal,
  });
  const { status, statusText, ok, headers, redirected, type, url } = response;
  const data = parse(await response.text());
  if (!ok) {
    const error: FetchError = { status, statusText, data, config };
    throw error;
  }
  return { data, status, statusText, ok, headers, redirected, type, url, config };
}

function parse(text: string) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
