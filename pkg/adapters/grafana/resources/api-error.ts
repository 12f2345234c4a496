import { type ErrorBody, type ErrorCode, errorStatus } from '../../../contract/errors.ts';
import type { ResourceReply } from '../backend/backend.ts';

/** What a handler throws to reply with an error. Its message is for people. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message);
    this.code = code;
    this.details = details;
  }

  toReply(headers?: Record<string, string>): ResourceReply {
    const body: ErrorBody = { code: this.code, message: this.message };
    if (this.details !== undefined) {
      body.details = this.details;
    }
    return { status: errorStatus[this.code], body: JSON.stringify(body), ...(headers && { headers }) };
  }
}
