import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { guards as guardsSchema } from '../../contract/integrations/guard-schemas.ts';
import type { Headers } from '../verdict.ts';
import { createVerifier, faultOfSecret, type SecretGuard } from './schemes.ts';

/** A delivery that is right, of a vendor's own documents or tests where they have one. */
interface Vector {
  readonly guard: SecretGuard;
  readonly secret: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The header that proves who sent it, with another value of the same form. */
  readonly signature: readonly [header: string, wrong: string];
  /** The header with the time, and that time in seconds; absent where nothing is said of it. */
  readonly time?: readonly [header: string, seconds: number];
}

const guardOf = (signature: object) => guardsSchema.parse({ signature }).signature as SecretGuard;
const hex = (secret: string, text: string, algorithm = 'sha256') =>
  createHmac(algorithm, secret).update(text).digest('hex');
const zeros = '0'.repeat(64);
const grafanaBody = '{"receiver":"webhook","status":"firing"}';

const vectors: Readonly<Record<string, Vector>> = {
  // https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries#testing-the-webhook-payload-validation
  github: {
    guard: guardOf({ scheme: 'github' }),
    secret: "It's a Secret to Everybody",
    body: 'Hello, World!',
    headers: {
      'x-hub-signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
    },
    signature: ['x-hub-signature-256', `sha256=${zeros}`],
  },
  // https://docs.slack.dev/authentication/verifying-requests-from-slack/
  slack: {
    guard: guardOf({ scheme: 'slack' }),
    secret: '8f742231b10e8888abcd99yyyzzz85a5',
    body: 'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c',
    headers: {
      'x-slack-request-timestamp': '1531420618',
      'x-slack-signature': 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    },
    signature: ['x-slack-signature', `v0=${zeros}`],
    time: ['x-slack-request-timestamp', 1531420618],
  },
  // https://github.com/standard-webhooks/standard-webhooks, the test of signing in each of its libraries
  standard: {
    guard: guardOf({ scheme: 'standard' }),
    secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    body: '{"test": 2432232314}',
    headers: {
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    },
    signature: ['webhook-signature', `v1,${Buffer.alloc(32).toString('base64')}`],
    time: ['webhook-timestamp', 1614265330],
  },
  // As its documents describe it, which have no numbers:
  // https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/
  'grafana with a timestamp': {
    guard: guardOf({ scheme: 'grafana', timestampHeader: 'X-Grafana-Alerting-Signature-Timestamp' }),
    secret: 'test-hmac-secret',
    body: grafanaBody,
    headers: {
      'x-grafana-alerting-signature': hex('test-hmac-secret', `1700000000:${grafanaBody}`),
      'x-grafana-alerting-signature-timestamp': '1700000000',
    },
    signature: ['x-grafana-alerting-signature', zeros],
    time: ['x-grafana-alerting-signature-timestamp', 1_700_000_000],
  },
  'grafana without a timestamp': {
    guard: guardOf({ scheme: 'grafana' }),
    secret: 'test-hmac-secret',
    body: grafanaBody,
    headers: { 'x-grafana-alerting-signature': hex('test-hmac-secret', grafanaBody) },
    signature: ['x-grafana-alerting-signature', zeros],
  },
  // https://docs.sentry.io/organization/integrations/integration-platform/webhooks/#verifying-the-signature
  sentry: {
    guard: guardOf({ scheme: 'sentry' }),
    secret: 'client-secret',
    body: '{"action":"created"}',
    headers: { 'sentry-hook-signature': hex('client-secret', '{"action":"created"}') },
    signature: ['sentry-hook-signature', zeros],
  },
  // https://docs.gitlab.com/user/project/integrations/webhooks/#validate-payloads-by-using-a-secret-token
  gitlab: {
    guard: guardOf({ scheme: 'gitlab' }),
    secret: 'a token of GitLab',
    body: '{"object_kind":"pipeline"}',
    headers: { 'x-gitlab-token': 'a token of GitLab' },
    signature: ['x-gitlab-token', 'a token of GitLaB'],
  },
  'another tool': {
    guard: guardOf({
      scheme: 'hmac',
      algorithm: 'sha512',
      header: 'X-Signature',
      prefix: 'sha512=',
      encoding: 'base64',
      signed: 'v2|{timestamp}|{body}|end',
      timestampHeader: 'X-Time',
      windowSeconds: 60,
    }),
    secret: 'generic secret',
    body: '{"a":"ü"}',
    headers: {
      'x-signature': `sha512=${createHmac('sha512', 'generic secret').update('v2|1700000000|{"a":"ü"}|end').digest('base64')}`,
      'x-time': '1700000000',
    },
    signature: ['x-signature', `sha512=${Buffer.alloc(64).toString('base64')}`],
    time: ['x-time', 1_700_000_000],
  },
};

const later = 1_900_000_000;

describe.each(Object.entries(vectors))('%s', (_, { guard, secret, body, headers, signature: [name, wrong], time }) => {
  const verify = createVerifier(guard);
  const now = (time?.[1] ?? later) * 1000;
  const windowMs = 'windowSeconds' in guard ? guard.windowSeconds * 1000 : 0;
  const check = (changes: { body?: string; headers?: Headers; secret?: string; now?: number } = {}) => {
    const verdict = verify(
      Buffer.from(changes.body ?? body),
      { ...headers, ...changes.headers },
      changes.secret ?? secret,
      changes.now ?? now
    );
    return verdict.ok || verdict.refusal;
  };

  test('what the sender has signed is let in', () => {
    expect(check()).toBe(true);
  });

  test('a signature that is wrong, cut off, longer or of another form is not', () => {
    const given = headers[name] as string;
    for (const value of [wrong, given.slice(0, -4), `${given}00`, `x${given}`, given.slice(1), 'sha1=00', ',', '=']) {
      expect([value, check({ headers: { [name]: value } })]).toEqual([value, 'signature_wrong']);
    }
  });

  test('without a signature nothing is let in', () => {
    expect(check({ headers: { [name]: undefined } })).toBe('signature_missing');
    expect(check({ headers: { [name]: '' } })).toBe('signature_missing');
  });

  test('another secret does not fit', () => {
    expect(check({ secret: `${secret.slice(0, -1)}x` })).toBe('signature_wrong');
  });

  test('a header that came twice is no signature, even if it is right both times', () => {
    const given = headers[name] as string;
    // As Node joins them.
    expect(check({ headers: { [name]: `${given}, ${wrong}` } })).toBe('signature_wrong');
    expect(check({ headers: { [name]: `${wrong}, ${given}` } })).toBe(
      guard.scheme === 'standard' ? true : 'signature_wrong'
    );
    expect(check({ headers: { [name]: [given, given] } })).toBe('signature_missing');
  });

  test('another body does not fit, nor an empty one', () => {
    const other = guard.scheme === 'gitlab' ? true : 'signature_wrong';
    expect([check({ body: `${body} ` }), check({ body: '' })]).toEqual([other, other]);
  });

  if (time !== undefined) {
    const [timeHeader, seconds] = time;
    test('a time that is out of the window, changed, missing or none is refused', () => {
      expect([check({ now: now + windowMs }), check({ now: now - windowMs })]).toEqual([true, true]);
      expect([check({ now: now + windowMs + 1000 }), check({ now: now - windowMs - 1000 })]).toEqual([
        'timestamp_refused',
        'timestamp_refused',
      ]);
      expect(check({ headers: { [timeHeader]: `${seconds + 1}` } })).toBe('signature_wrong');
      for (const value of [undefined, '', 'now', '-5', `${seconds}, ${seconds}`, `${seconds}.5`, '9'.repeat(14)]) {
        expect(check({ headers: { [timeHeader]: value } })).toBe('timestamp_refused');
      }
    });

    test('a replay is known by the same key, which is over with the window', () => {
      const verdict = verify(Buffer.from(body), headers, secret, now);
      expect(verify(Buffer.from(body), headers, secret, now + 1000)).toEqual(verdict);
      expect(verdict).toMatchObject({ ok: true, once: { until: now + windowMs } });
    });
  } else {
    test('nothing bounds a replay', () => {
      expect(verify(Buffer.from(body), headers, secret, now)).toMatchObject({ ok: true, once: null });
    });
  }
});

describe('empty bodies', () => {
  test('one that is signed is let in', () => {
    const github = createVerifier(guardOf({ scheme: 'github' }));
    const headers = { 'x-hub-signature-256': `sha256=${hex('a secret', '')}` };
    expect(github(Buffer.alloc(0), headers, 'a secret', 0)).toMatchObject({ ok: true });
  });
});

describe('Standard Webhooks', () => {
  const { guard, secret, body, headers } = vectors['standard'] as Vector;
  const verify = createVerifier(guard);
  const right = headers['webhook-signature'] as string;
  const check = (changes: Headers) => verify(Buffer.from(body), { ...headers, ...changes }, secret, 1614265330_000).ok;

  test.each([
    ['one of several is right', `v1,AAAA v1,${Buffer.alloc(32).toString('base64')} ${right}`, true],
    ['one of another version beside', `v1a,AAAA ${right}`, true],
    ['the right bytes as another version', right.replace('v1,', 'v2,'), false],
    ['more than are looked at', `${'v1,AAAA '.repeat(10)}${right}`, false],
  ])('%s', (_, value, expected) => {
    expect(check({ 'webhook-signature': value })).toBe(expected);
  });

  test('the id is signed, too', () => {
    expect(check({ 'webhook-id': 'msg_other' })).toBe(false);
    expect(check({ 'webhook-id': undefined })).toBe(false);
    expect(verify(Buffer.from(body), headers, secret, 1614265330_000)).toMatchObject({
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    });
  });

  test.each([
    ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', true],
    ['MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', true],
    ['whsec_short', false],
    ['a passphrase of many words', false],
  ])('as a secret %s is right: %s', (text, isRight) => {
    expect(faultOfSecret('standard', text) === undefined).toBe(isRight);
    expect(faultOfSecret('github', text)).toBeUndefined();
  });
});

test('a time in milliseconds is one, too', () => {
  const { guard } = vectors['another tool'] as Vector;
  const sign = (time: string) =>
    `sha512=${createHmac('sha512', 'generic secret').update(`v2|${time}|x|end`).digest('base64')}`;
  const time = '1700000000123';
  const headers = { 'x-signature': sign(time), 'x-time': time };
  expect(createVerifier(guard)(Buffer.from('x'), headers, 'generic secret', 1_700_000_030_000).ok).toBe(true);
});

test.each([
  ['no body is signed', { signed: '{timestamp}', timestampHeader: 'X-Time' }],
  ['the body twice', { signed: '{body}{body}' }],
  ['a time that is not signed', { signed: '{body}', timestampHeader: 'X-Time' }],
  ['a time that no header has', { signed: '{timestamp}.{body}' }],
  ['a header that cannot be one', { header: 'X Signature' }],
  ['a window of a day', { windowSeconds: 86_400 }],
])('a scheme is refused: %s', (_, fields) => {
  const signature = { scheme: 'hmac', header: 'X-Signature', ...fields };
  expect(guardsSchema.safeParse({ signature }).success).toBe(false);
});
