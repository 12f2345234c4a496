import { AppEvents, type EventBusExtended, urlUtil } from '@grafana/data';
import type { BackendSrv, BackendSrvRequest, FetchResponse } from '@grafana/runtime';
import { catchError, from, lastValueFrom, map, Observable, switchMap, throwError } from 'rxjs';
import { type FailedRequest, failureOf, unexpected } from './fetch-error.ts';

/**
 * Grafana's HTTP client. Failures are `FetchError`s; they are shown to the user unless the caller turns that off or handles
 * them.
 */
export function createBackendSrv(events: EventBusExtended): BackendSrv {
  const fetchOf = <T>(options: BackendSrvRequest): Observable<FetchResponse<T>> =>
    from(send(options)).pipe(
      switchMap(async (response) => reply<T>(response, options)),
      catchError((error) => fail(options, error))
    );

  const fail = (options: BackendSrvRequest, error: FailedRequest): Observable<never> => {
    const failure = unexpected(error);
    if (options.showErrorAlert !== false && !isAbort(error)) {
      // Gives the caller time to mark the failure as handled.
      setTimeout(() => failure.isHandled || showError(events, failure), 50);
    }
    return throwError(() => failure);
  };

  const request = <T>(options: BackendSrvRequest): Promise<T> =>
    lastValueFrom(
      fetchOf<T>(options).pipe(
        map(({ data }) => {
          showSuccess(events, options, data);
          return data;
        })
      )
    );

  return {
    fetch: fetchOf,
    request,
    datasourceRequest: <T>(options: BackendSrvRequest) => lastValueFrom(fetchOf<T>(options)),
    get: (url, params, requestId, options) => request({ ...options, method: 'GET', url, params, requestId }),
    delete: (url, data, options) => request({ ...options, method: 'DELETE', url, data }),
    post: (url, data, options) => request({ ...options, method: 'POST', url, data }),
    patch: (url, data, options) => request({ ...options, method: 'PATCH', url, data }),
    put: (url, data, options) => request({ ...options, method: 'PUT', url, data }),
    chunked: (options) => chunks(options).pipe(catchError((error) => fail(options, error))),
  };
}

function send({ url, method = 'GET', headers, data, params, abortSignal, credentials }: BackendSrvRequest) {
  const json = data !== undefined && data !== null && typeof data !== 'string' && !(data instanceof Blob);
  return fetch(urlUtil.renderUrl(url.startsWith('/') || url.includes('://') ? url : `/${url}`, params ?? {}), {
    method,
    headers: {
      accept: 'application/json, text/plain, */*',
      ...(json && { 'content-type': 'application/json' }),
      ...headers,
    },
    body: json ? JSON.stringify(data) : data,
    signal: abortSignal,
    credentials,
  });
}

async function reply<T>(response: Response, options: BackendSrvRequest): Promise<FetchResponse<T>> {
  const data = await read(response, options.responseType);
  if (!response.ok) {
    throw failureOf(response, data, options);
  }
  return describe<T>(response, data, options);
}

function describe<T>(response: Response, data: T, config: BackendSrvRequest): FetchResponse<T> {
  const { status, statusText, ok, headers, redirected, type, url } = response;
  return { data, status, statusText, ok, headers, redirected, type, url, config };
}

async function read(response: Response, type: BackendSrvRequest['responseType']) {
  if (type === 'blob' || type === 'arraybuffer') {
    return type === 'blob' ? response.blob() : response.arrayBuffer();
  }
  const text = await response.text();
  if (type === 'text') {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function chunks(options: BackendSrvRequest): Observable<FetchResponse<Uint8Array | undefined>> {
  return new Observable((observer) => {
    const stop = new AbortController();
    const pump = async () => {
      const response = await send({ ...options, abortSignal: stop.signal });
      if (!response.ok) {
        throw failureOf(response, await read(response, 'json'), options);
      }
      const reader = response.body?.getReader();
      for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
        observer.next(describe(response, chunk.value, options));
      }
      observer.complete();
    };
    pump().catch((error) => observer.error(error));
    return () => stop.abort();
  });
}

function showSuccess(events: EventBusExtended, { method, showSuccessAlert }: BackendSrvRequest, data: unknown): void {
  const message = typeof data === 'object' && data !== null && 'message' in data ? data.message : undefined;
  if (method !== 'GET' && showSuccessAlert !== false && typeof message === 'string') {
    events.emit(AppEvents.alertSuccess, [message]);
  }
}

function showError(events: EventBusExtended, { status, statusText, data, message }: FailedRequest): void {
  const text = data?.message || message || statusText || 'Unexpected error';
  events.emit(status !== undefined && status < 500 ? AppEvents.alertWarning : AppEvents.alertError, [text]);
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
