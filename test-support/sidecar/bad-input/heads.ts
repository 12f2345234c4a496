import { type BadInput, head, post, target } from './case.ts';

type Row = readonly [name: string, sent: string | Buffer, answer: string];

const close = ['connection: close'];

const typo = target.replace('webhook', 'alertmanager');

const methods: readonly Row[] = [
  ['PUT', head(close, target, 'PUT'), '405 method_not_allowed'],
  ['DELETE', head(close, target, 'DELETE'), '405 method_not_allowed'],
  ['OPTIONS', head(close, target, 'OPTIONS'), '405 method_not_allowed'],
  ['TRACE', head(close, target, 'TRACE'), '405 method_not_allowed'],
  ['CONNECT', head(close, 'elsewhere.example:443', 'CONNECT'), '405 method_not_allowed'],
  ['CONNECT to the URL', head(close, target, 'CONNECT'), '405 method_not_allowed'],
  ['GET with a query', head(close, `${target}?title=x`, 'GET'), '200'],
  ['GET with a bad escape', head(close, `${target}?title=%zz%ff&&==&%00`, 'GET'), '200'],
  ['GET with __proto__', head(close, `${target}?__proto__={"a":1}&constructor=[`, 'GET'), '200'],
  ['GET with 5,000 brackets', head(close, `${target}?a=${'['.repeat(5000)}`, 'GET'), '200'],
  ['GET with a query of 10,000 characters', head(close, `${target}?${'a&'.repeat(5000)}`, 'GET'), '200'],
  ['GET with a query too long', head(close, `${target}?${'a'.repeat(20_000)}`, 'GET'), '431 headers_too_large'],
  ['GET with a query and another type', head(close, `${typo}?a=b`, 'GET'), '400 wrong_type'],
  ['HEAD with a query', head(close, `${target}?title=smuggled`, 'HEAD'), '200'],
  ['PROPFIND', head(close, target, 'PROPFIND'), '405 method_not_allowed'],
  ['GET', head(close, target, 'GET'), '200'],
  ['HEAD', head(close, target, 'HEAD'), '200'],
  ['a method that is none', head(close, target, 'ALERT'), '400 bad_request'],
  ['a method in small letters', head(close, target, 'post'), '400 bad_request'],
];

const urls: readonly Row[] = [
  ['a query', post('{}', [], `${target}?a=b&token=c`), '200'],
  ['a query of 10,000 characters', post('{}', [], `${target}?${'a'.repeat(10_000)}`), '200'],
  ['no slash at the end', post('{}', [], target.slice(0, -1)), '200'],
  ['another token', post('{}', [], '/integrations/v1/webhook/other/'), '403 unknown_token'],
  ['another type', post('{}', [], target.replace('webhook', 'alertmanager')), '400 wrong_type'],
  ['a name of Object as type', post('{}', [], target.replace('webhook', '__proto__')), '400 wrong_type'],
  ['a name of Object as token', post('{}', [], '/integrations/v1/webhook/constructor/'), '403 unknown_token'],
  [
    'a token of 10,000 characters',
    post('{}', [], `/integrations/v1/webhook/${'a'.repeat(10_000)}/`),
    '403 unknown_token',
  ],
  ['an escaped token', post('{}', [], '/integrations/v1/webhook/%74oken-for-bad-input/'), '403 unknown_token'],
  ['a bad escape', post('{}', [], '/integrations/v1/webhook/%zz/'), '403 unknown_token'],
  ['two slashes', post('{}', [], target.replace('/v1/', '/v1//')), '404 not_found'],
  ['a way up', post('{}', [], `/healthz/..${target}`), '404 not_found'],
  ['a way up from the token', post('{}', [], `${target}../../../healthz`), '404 not_found'],
  ['a backslash', post('{}', [], target.replaceAll('/', '\\')), '400 bad_request'],
  ['a whole URL', post('{}', [], `http://elsewhere.example${target}`), '200'],
  ['a whole URL in capitals', post('{}', [], `HTTPS://u:p@[::1]:8080${target}`), '200'],
  ['a whole URL without a path', post('{}', [], 'http://elsewhere.example'), '404 not_found'],
  ['a whole URL in a whole URL', post('{}', [], `http://x/http://x${target}`), '404 not_found'],
  ['a whole URL of another kind', post('{}', [], `ftp://x${target}`), '404 not_found'],
  ['an authority in the path', post('{}', [], `//elsewhere.example${target}`), '404 not_found'],
  ['a heartbeat', post('{}', [], `${target}heartbeat/`), '200'],
  ['a heartbeat with a query', head(close, `${target}heartbeat/?a=b`, 'GET'), '200'],
  ['an asterisk', head(close, '*', 'OPTIONS'), '404 not_found'],
  ['nothing', 'POST  HTTP/1.1\r\nhost: x\r\n\r\n', '400 bad_request'],
  ['a blank', post('{}', [], `${target} x`), '400 bad_request'],
  ['raw UTF-8', Buffer.from(`POST ${target}é HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`), '400 bad_request'],
  ['a URL of 100,000 characters', post('{}', [], `/${'a'.repeat(100_000)}`), '431 headers_too_large'],
];

const headers: readonly Row[] = [
  ['no host', `POST ${target} HTTP/1.1\r\ncontent-length: 2\r\n\r\n{}`, '400 bad_request'],
  ['an empty host', `POST ${target} HTTP/1.1\r\nhost:\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}`, '200'],
  ['two hosts', post('{}', ['HOST: y']), '400 bad_request'],
  ['the same host twice', post('{}', ['Host: x']), '400 bad_request'],
  [
    'an upgrade to HTTP/2',
    post('{}', ['connection: upgrade, http2-settings', 'upgrade: h2c', 'http2-settings: AA']),
    '200',
  ],
  ['an upgrade to a web socket', post('{}', ['connection: upgrade', 'upgrade: websocket']), '200'],
  ['a header of 100,000 characters', post('{}', [`x-a: ${'b'.repeat(100_000)}`]), '431 headers_too_large'],
  [
    '1,500 headers',
    post(
      '{}',
      Array.from({ length: 1500 }, (_, i) => `x-${i}: 1`)
    ),
    '431 headers_too_large',
  ],
  ['a header without a name', post('{}', [': a']), '400 bad_request'],
  ['a header without a colon', post('{}', ['abc']), '400 bad_request'],
  ['a blank before the colon', post('{}', ['x-a : b']), '400 bad_request'],
  ['a NUL in a header', post('{}', ['x-a: \0']), '400 bad_request'],
  ['a folded header', post('{}', ['x-a: b\r\n c']), '400 bad_request'],
  ['latin-1 in a header', post('{}', ['x-a: \xe9']), '200'],
  ['an id of a delivery of 10,000 characters', post('{}', [`webhook-id: ${'a'.repeat(10_000)}`]), '200'],
  ['an expectation that is none', post('{}', ['expect: 42-miracles']), '417 unknown_expectation'],
  ['HTTP/1.0', `POST ${target} HTTP/1.0\r\ncontent-length: 2\r\n\r\n{}`, '200'],
  ['HTTP/0.9', `POST ${target}\r\n\r\n`, '400 empty_body'],
  ['HTTP/3.0', `POST ${target} HTTP/3.0\r\nhost: x\r\n\r\n`, '400 bad_request'],
  ['HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', '400 bad_request'],
  ['TLS', Buffer.from('16030100c8010000c40303', 'hex'), '400 bad_request'],
  ['nonsense', Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 131 + 7) % 256)), '400 bad_request'],
];

/** Methods, URLs and headers. */
export const heads: readonly BadInput[] = [
  ...methods.map((row) => toCase('method', row)),
  ...urls.map((row) => toCase('URL', row)),
  ...headers.map((row) => toCase('header', row)),
];

function toCase(what: string, [name, sent, answer]: Row): BadInput {
  return { name: `${what}: ${name}`, sent: [sent], answers: [answer] };
}
