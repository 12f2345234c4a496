import { type ErrorCode, resourceErrors } from '../contract/errors.ts';

/** An error that the caller of a use case is told. Its message is for people. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Record<string, unknown> | undefined;

  /** @param message what is known beyond the sentence that the table of errors has for the code */
  constructor(code: ErrorCode, message: string = resourceErrors[code].message, details?: Record<string, unknown>) {
    super(message);
    this.code = code;
    this.details = details;
  }
}
