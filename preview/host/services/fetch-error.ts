import type { BackendSrvRequest, FetchError } from '@grafana/runtime';

/** A `FetchError`, or the error of `fetch` itself if there is no reply at all. */
export type FailedRequest = Partial<FetchError<{ message?: string } | undefined>>;

/** The `FetchError` of an unsuccessful reply. */
export function failureOf({ status, statusText }: Response, data: unknown, config: BackendSrvRequest): FetchError {
  return {
    status,
    statusText,
    data: typeof data === 'string' ? { message: statusText, error: data, response: data } : withMessage(data),
    config,
  };
}

/** A failure always has a message. */
export function unexpected<T extends FailedRequest>(failure: T): T {
  return failure.data ? failure : Object.assign(failure, { data: { message: 'Unexpected error' } });
}

function withMessage(data: unknown): unknown {
  if (typeof data === 'object' && data !== null && !('message' in data) && 'error' in data) {
    return typeof data.error === 'string' ? { ...data, message: data.error } : data;
  }
  return data;
}
