import { webhookErrors } from '../../contract/errors.ts';
import type { Rejection } from '../../receive/rejection.ts';
import { AppError } from '../app-error.ts';

/** A payload that would be rejected at a webhook URL, for the same reason. @param detail what exactly is wrong, where that is known */
export function invalidPayload(rejection: Rejection, detail?: string): AppError {
  return new AppError('invalid_payload', webhookErrors[rejection].message, { rejection, detail });
}
