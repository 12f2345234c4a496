/** Every error code a resource route replies with, and the HTTP status it comes with. */
export const errorStatus = {
  invalid_request: 400,
  invalid_cursor: 400,
  invalid_template: 400,
  invalid_payload: 400,
  forbidden: 403,
  not_found: 404,
  method_not_allowed: 405,
  state_conflict: 409,
  newer_group_open: 409,
  provisioned: 409,
  not_replayable: 409,
  uid_taken: 409,
  too_large: 413,
  internal: 500,
  unfinished: 503,
  busy: 503,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** The body of every reply that is not a success. `details` is there where a person can act on it. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown>;
}
