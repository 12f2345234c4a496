import { t } from '@grafana/i18n';
import { isFetchError } from '@grafana/runtime';
import { type ErrorBody, type ErrorCode, resourceErrors } from '../../../pkg/contract/errors.ts';
import { isRecord } from './isRecord';

/** The sidecar's error codes, and what can go wrong before a call reaches the sidecar. */
export type ApiErrorCode = ErrorCode | 'plugin_not_enabled' | 'unreachable';

/** The error that every failed API call rejects with. */
export class ApiError extends Error {
  constructor(
    readonly code: ApiErrorCode,
    message: string,
    /** The HTTP status; 0 if there was no reply. */
    readonly status: number,
    /** The details that the sidecar gives, such as where in a payload an error is. */
    readonly details: Readonly<Record<string, unknown>> = {}
  ) {
    super(message);
    this.name = 'ApiError';
  }
}

export function toApiError(error: unknown): ApiError {
  if (!isFetchError(error)) {
    return new ApiError('unreachable', error instanceof Error ? error.message : String(error), 0);
  }
  const status = error.status ?? 0;
  if (isErrorBody(error.data)) {
    return new ApiError(error.data.code, error.data.message, status, error.data.details);
  }
  return new ApiError(codeOfGrafana(status), messageOfGrafana(error.data) ?? error.statusText ?? '', status);
}

/** What went wrong, for people to read, with the position of the error if the sidecar knows it. */
export function errorText({ code, message, details }: ApiError): string {
  if (code === 'unreachable') {
    const reason = message === '' ? '' : ` (${message})`;
    return `${t('errors.unreachable', 'Bellhook does not answer; try again.')}${reason}`;
  }
  return typeof details.detail === 'string' ? `${message} ${details.detail}` : message;
}

/** Whether the same call may succeed later. Until then the page may keep what it shows. */
export function isTransient(error: ApiError): boolean {
  return error.code === 'unreachable' || error.status >= 500;
}

function isErrorBody(data: unknown): data is ErrorBody {
  return (
    isRecord(data) &&
    typeof data.code === 'string' &&
    Object.hasOwn(resourceErrors, data.code) &&
    typeof data.message === 'string'
  );
}

/** Grafana itself answers when it does not let the call through. */
function codeOfGrafana(status: number): ApiErrorCode {
  switch (status) {
    case 400:
      return 'invalid_request';
    case 401:
    case 403:
      return 'forbidden';
    case 404:
      return 'plugin_not_enabled';
    default:
      return 'unreachable';
  }
}

function messageOfGrafana(data: unknown): string | undefined {
  return isRecord(data) && typeof data.message === 'string' ? data.message : undefined;
}
