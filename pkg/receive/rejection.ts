/** Why a delivery is not accepted, and how its sender learns of it. */
export const rejections = {
  unknown_token: [403, 'No integration has this token.'],
  too_many_guesses: [429, 'Too many requests with unknown tokens came from this address; try again later.'],
  wrong_type: [400, 'The token belongs to an integration of another type; use the URL as Bellhook shows it.'],
  method_not_allowed: [405, 'Send alerts with POST, or as the parameters of a GET.'],
  too_large: [413, 'The body is too large, as sent or once decompressed.'],
  unsupported_encoding: [415, 'Compress the body with gzip, deflate, br or zstd, or not at all.'],
  invalid_encoding: [400, 'The body cannot be decompressed as its Content-Encoding says.'],
  unsupported_charset: [415, 'The character set of the content type is not known.'],
  invalid_text: [400, 'The body is not text in the character set of its content type.'],
  empty_body: [400, 'The body is empty; send JSON.'],
  invalid_json: [400, 'The body is not JSON.'],
  too_deep: [400, 'The JSON is nested more than 100 levels deep.'],
  invalid_form: [400, 'The form cannot be read.'],
  file_upload: [400, 'Files are not accepted; send JSON or form fields.'],
  incomplete_body: [400, 'The body ended before its announced length.'],
  limited: [429, 'The integration has had as many alerts as its quota allows; send this one again later.'],
  busy: [
    503,
    'The org of this integration sends more than its share of what can be handled at once; send this one again.',
  ],
  unfinished: [503, 'The templates of the integration did not come to an end with this alert, so it is not stored.'],
  overloaded: [503, 'Alerts are not stored in time; send this one again.'],
  unavailable: [503, 'The alert could not be stored; send it again.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;

export type Rejection = keyof typeof rejections;
