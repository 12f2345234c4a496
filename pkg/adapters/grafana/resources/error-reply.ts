import { AppError } from '../../../app/app-error.ts';
import { classifyFailure } from '../../../app/failure.ts';
import { type ErrorBody, type ErrorCode, resourceErrors } from '../../../contract/errors.ts';
import type { RouteName } from '../../../contract/routes.ts';
import type { Logger } from '../../../logger.ts';
import type { ResourceReply } from '../backend/backend.ts';

/** The reply for whatever a use case threw; what is our fault is logged. */
export function errorReply(error: unknown, name: RouteName, logger: Logger): ResourceReply {
  const known = error instanceof AppError ? error : translate(error as Error);
  if (known.code === 'internal') {
    logger.error({ err: error, route: name }, 'a resource call failed');
  }
  return toReply(known);
}

export function toReply({ code, message, details }: AppError, headers?: Record<string, string>): ResourceReply {
  const body: ErrorBody = details === undefined ? { code, message } : { code, message, details };
  return { status: resourceErrors[code].status, body: JSON.stringify(body), ...(headers && { headers }) };
}

function translate(error: Error): AppError {
  switch (classifyFailure(error)) {
    case 'invalid_cursor':
      return new AppError('invalid_cursor');
    case 'forbidden':
      return new AppError('forbidden');
    case 'busy':
      return withCause('busy', error);
    case 'unfinished':
      return withCause('unfinished', error);
    case 'overloaded':
      return new AppError('unavailable');
    case 'unavailable':
      // The log says it once, where the store's health is watched.
      return new AppError('unavailable', error.message);
    case 'internal':
      return new AppError('internal');
  }
}

function withCause(code: ErrorCode, { message }: Error): AppError {
  return new AppError(code, `${resourceErrors[code].message} ${message}`);
}
