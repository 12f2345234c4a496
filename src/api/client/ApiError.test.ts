import { type ApiError, errorText, isTransient, toApiError } from './ApiError';

const fetchError = (status: number, data: unknown, statusText = '') => ({
  status,
  statusText,
  data,
  config: { url: '' },
});

it.each([
  [
    'the sidecar refuses',
    fetchError(409, { code: 'state_conflict', message: 'It is resolved' }),
    'state_conflict',
    'It is resolved',
  ],
  ['the sidecar fails', fetchError(500, { code: 'internal', message: 'Internal error' }), 'internal', 'Internal error'],
  ['a code is not known', fetchError(500, { code: 'toString', message: 'odd' }), 'unreachable', 'odd'],
  [
    'Grafana finds no plugin',
    fetchError(404, { message: 'Plugin not found' }),
    'plugin_not_enabled',
    'Plugin not found',
  ],
  ['Grafana refuses', fetchError(403, { message: 'Access denied' }), 'forbidden', 'Access denied'],
  ['the session is over', fetchError(401, { message: 'Unauthorized' }), 'forbidden', 'Unauthorized'],
  ['health is bad', fetchError(400, { status: 'ERROR', message: 'disk full' }), 'invalid_request', 'disk full'],
  ['the plugin is down', fetchError(503, { message: 'unavailable' }), 'unreachable', 'unavailable'],
  ['a proxy replies with a page', fetchError(502, '<html>', 'Bad Gateway'), 'unreachable', 'Bad Gateway'],
  ['nobody replies', new TypeError('Failed to fetch'), 'unreachable', 'Failed to fetch'],
])('says what happened when %s', (_, thrown, code, message) => {
  const error = toApiError(thrown);
  expect({ code: error.code, message: error.message }).toEqual({ code, message });
});

it.each([
  [503, { message: 'unavailable' }, true],
  [500, { code: 'internal', message: '' }, true],
  [404, { code: 'not_found', message: '' }, false],
  [403, { code: 'forbidden', message: '' }, false],
])('knows whether trying again may help with %d %j', (status, data, expected) => {
  const error: ApiError = toApiError(fetchError(status, data));
  expect(isTransient(error)).toBe(expected);
});

it.each([
  [
    'where in a payload the fault is',
    {
      code: 'invalid_payload',
      message: 'The body is not JSON.',
      details: { detail: 'Line 2, column 5: expected a value.' },
    },
    400,
    'The body is not JSON. Line 2, column 5: expected a value.',
  ],
  [
    'what the sidecar says',
    { code: 'state_conflict', message: 'It is resolved already.' },
    409,
    'It is resolved already.',
  ],
  [
    'that nobody answers, and how Grafana puts it',
    { message: 'plugin unavailable' },
    503,
    'Bellhook does not answer; try again. (plugin unavailable)',
  ],
  ['that nobody answers', {}, 502, 'Bellhook does not answer; try again.'],
])('tells people %s', (_, data, status, text) => {
  expect(errorText(toApiError(fetchError(status, data)))).toBe(text);
});
