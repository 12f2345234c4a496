import type { Actor } from './types.ts';

/**
 * A coded error. This file is the table of all of them, by whom they are for. `message` says what is wrong and, where somebody can
 * mend it, what to do. Whoever raises an error and knows more says that instead, or adds it.
 */
export interface CodedError {
  /** The HTTP status with which it is answered. */
  readonly status: number;
  readonly message: string;
}

/** Errors of the resource API, for people and the pages. */
export const resourceErrors = {
  invalid_request: { status: 400, message: 'The request is not what this route takes.' },
  invalid_cursor: { status: 400, message: 'query, cursor: no page gave this cursor' },
  invalid_query: { status: 400, message: 'The query cannot be read.' },
  invalid_template: { status: 400, message: 'A template does not parse.' },
  invalid_payload: { status: 400, message: 'The payload cannot be read.' },
  forbidden: { status: 403, message: 'This needs another role.' },
  not_found: { status: 404, message: 'There is no such resource.' },
  method_not_allowed: { status: 405, message: 'Use another method.' },
  state_conflict: { status: 409, message: 'The state of the alert group does not allow this.' },
  newer_group_open: {
    status: 409,
    message: 'A newer alert group with the same grouping key is open; alerts go there. Resolve that one first.',
  },
  provisioned: { status: 409, message: 'A provisioning file owns this; change it there.' },
  template_changed: {
    status: 409,
    message: 'Somebody has changed a template meanwhile; look at what is there now before you overwrite it.',
  },
  no_secret_key: {
    status: 409,
    message:
      'Secrets are kept encrypted only, and the sidecar has no key: make one with `openssl rand -base64 32`, give it to the sidecar as BELLHOOK_SECRET_KEYS, and restart it.',
  },
  secret_missing: { status: 409, message: 'A guard needs a secret that is not set; give it with the guard.' },
  too_many_views: { status: 409, message: 'There are as many views as there can be; delete some first.' },
  not_confirmable: {
    status: 409,
    message: 'This cannot be confirmed any more: its time is over, or somebody has decided about it already.',
  },
  invalid_recurrence: { status: 400, message: 'The recurrence rule cannot be read.' },
  too_many_windows: {
    status: 409,
    message: 'The org has as many maintenance windows as it can have; delete some first.',
  },
  not_active: { status: 409, message: 'The maintenance window is not active, so that there is nothing to end.' },
  outdated: { status: 409, message: 'Somebody else has changed this meanwhile; look at it again.' },
  not_undoable: { status: 409, message: 'This cannot be undone any more.' },
  operation_taken: { status: 409, message: 'Somebody else has used the name of this operation.' },
  disabled: { status: 409, message: 'The integration is disabled, so it takes nothing; enable it first.' },
  not_replayable: { status: 409, message: 'What was delivered is not kept any more, or was too large to be kept.' },
  too_large: { status: 413, message: 'The body is too large.' },
  internal: { status: 500, message: 'Bellhook could not handle the request; its log says why.' },
  unfinished: { status: 503, message: 'This could not be done with these templates.' },
  busy: { status: 503, message: 'Your org has more in progress than its share; try again soon.' },
  unavailable: { status: 503, message: 'The database does not answer in time; try again soon.' },
} as const satisfies Record<string, CodedError>;

export type ErrorCode = keyof typeof resourceErrors;

/** Errors of a delivery to a webhook URL, for its sender; each is also the outcome with which people see the delivery. */
export const webhookErrors = {
  unknown_token: { status: 403, message: 'No integration has this token.' },
  too_many_guesses: {
    status: 429,
    message: 'Too many requests with unknown tokens came from this address; try again later.',
  },
  wrong_type: {
    status: 400,
    message: 'The token belongs to an integration of another type; use the URL as Bellhook shows it.',
  },
  disabled: {
    status: 403,
    message: 'The integration is disabled, so nothing is taken. An Admin can enable it in Bellhook.',
  },
  // What guards refuse: the message is for people who may see deliveries; the sender is told the status, and nothing of the reason.
  network_refused: { status: 403, message: 'The sender’s address is in none of the networks that may send.' },
  origin_refused: { status: 403, message: 'The page that sent it is of another origin than those that may.' },
  credentials_missing: { status: 401, message: 'It came without the credentials that the integration asks for.' },
  credentials_wrong: { status: 401, message: 'It came with other credentials than those of the integration.' },
  signature_missing: { status: 401, message: 'It is not signed, or cannot be.' },
  signature_wrong: { status: 401, message: 'Its signature is not that of the body and the secret.' },
  timestamp_refused: { status: 401, message: 'The time at which it was signed is missing or too far from now.' },
  replayed: { status: 403, message: 'The same signed delivery was taken before.' },
  topic_refused: { status: 403, message: 'Its topic is none of those that may send.' },
  signature_unchecked: {
    status: 503,
    message: 'Its signature could not be checked, because the certificate could not be had.',
  },
  secret_unreadable: { status: 503, message: 'The sidecar has no key to the secret of the guard.' },
  handshake_refused: { status: 400, message: 'It says that it asks for a subscription, and is no such message.' },
  method_not_allowed: { status: 405, message: 'Send alerts with POST, or as the parameters of a GET.' },
  too_large: { status: 413, message: 'The body is too large, as sent or once decompressed.' },
  unsupported_encoding: { status: 415, message: 'Compress the body with gzip, deflate, br or zstd, or not at all.' },
  invalid_encoding: { status: 400, message: 'The body cannot be decompressed as its Content-Encoding says.' },
  unsupported_charset: { status: 415, message: 'The character set of the content type is not known.' },
  invalid_text: { status: 400, message: 'The body is not text in the character set of its content type.' },
  empty_body: { status: 400, message: 'The body is empty; send JSON.' },
  invalid_json: { status: 400, message: 'The body is not JSON.' },
  too_deep: { status: 400, message: 'The JSON is nested more than 100 levels deep.' },
  invalid_form: { status: 400, message: 'The form cannot be read.' },
  file_upload: { status: 400, message: 'Files are not accepted; send JSON or form fields.' },
  no_alerts: { status: 400, message: 'The list of alerts is empty, so there is nothing to take.' },
  incomplete_body: { status: 400, message: 'The body ended before its announced length.' },
  limited: {
    status: 429,
    message: 'The integration has had as many alerts as its quota allows; send this one again later.',
  },
  busy: {
    status: 503,
    message:
      'The org of this integration sends more than its share of what can be handled at once; send this one again.',
  },
  unfinished: {
    status: 503,
    message: 'The templates of the integration did not come to an end with this alert, so it is not stored.',
  },
  overloaded: { status: 503, message: 'Alerts are not stored in time; send this one again.' },
  unavailable: { status: 503, message: 'The alert could not be stored; send it again.' },
} as const satisfies Record<string, CodedError>;

export type WebhookErrorCode = keyof typeof webhookErrors;

/** Errors of an HTTP request whatever it is for; the code is what its sender is told. */
export const httpErrors = {
  not_http: { code: 'bad_request', status: 400, message: 'This is no request of HTTP/1.1; check the sender.' },
  no_host: { code: 'bad_request', status: 400, message: 'The header Host is missing.' },
  two_hosts: { code: 'bad_request', status: 400, message: 'The header Host is there more than once.' },
  old_chunks: {
    code: 'bad_request',
    status: 400,
    message: 'HTTP/1.0 has no transfer codings; send a Content-Length.',
  },
  incomplete_body: { code: 'incomplete_body', ...webhookErrors.incomplete_body },
  unauthorized: { code: 'unauthorized', status: 401, message: 'This delivery is not taken.' },
  forbidden: { code: 'forbidden', status: 403, message: 'This delivery is not taken.' },
  unavailable: { code: 'unavailable', ...webhookErrors.unavailable },
  not_found: {
    code: 'not_found',
    status: 404,
    message: 'Nothing is here. Alerts go to /integrations/v1/<type>/<token>/.',
  },
  no_proxy: { code: 'method_not_allowed', status: 405, message: 'This is no proxy; send alerts with POST.' },
  timeout: { code: 'timeout', status: 408, message: 'The request took too long; send it again.' },
  chunk_extensions: { code: 'too_large', status: 413, message: 'The extensions of a chunk are too long.' },
  unknown_expectation: {
    code: 'unknown_expectation',
    status: 417,
    message: 'Of the header Expect only 100-continue is known.',
  },
  headers_too_large: { code: 'headers_too_large', status: 431, message: 'The head has more than 16 KiB.' },
  internal: { code: 'internal', status: 500, message: 'Bellhook could not handle the request.' },
  unknown_transfer_coding: {
    code: 'unsupported_encoding',
    status: 501,
    message: 'Of transfer codings only chunked is decoded; say in Content-Encoding how the body is compressed.',
  },
} as const satisfies Record<string, HttpError>;

export interface HttpError extends CodedError {
  readonly code: string;
}

/** What keeps Bellhook from working, or from working as its files say; shown by health, readiness and the log. `message` says what to do. */
export const startErrors = {
  starting: { status: 503, message: 'Bellhook is starting. Try again in a moment.' },
  stopping: { status: 503, message: 'Bellhook is stopping.' },
  address_in_use: {
    status: 503,
    message: 'Another program uses this port: end it, or choose another port.',
  },
  address_forbidden: { status: 503, message: 'This user may not listen there: choose a port from 1024 on.' },
  address_unusable: { status: 503, message: 'Choose an address that this machine has.' },
  provisioning_not_applied: {
    status: 200,
    message:
      'The provisioning files are not applied: alerts are received with the integrations as they were. Once this is mended the files are read again.',
  },
} as const satisfies Record<string, CodedError>;

/** The details of `not_found` for an alert group that a person deleted. */
export interface DeletionDetails {
  /** The group's number in its org. */
  number: number;
  by: Actor;
  /** ISO 8601. */
  at: string;
}

/** The body of every reply that is not a success. `details` is there where a person can act on it. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown>;
}
