import { type ApiError, isTransient, toApiError } from './ApiError';

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
