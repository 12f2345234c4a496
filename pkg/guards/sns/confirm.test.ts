import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { canCertify } from '../../../test-support/sidecar/postgres/certificates.ts';
import { signSns, snsHost, SnsServer, subscriptionFields } from '../../../test-support/sidecar/sns/server.ts';
import { createSnsCertificates } from './certificates.ts';
import { createSnsClient, type SnsNetwork } from './client.ts';
import { createConfirmSubscription } from './confirm.ts';
import { lookupPublic } from './public-address.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const reply = (subscription: string) =>
  `<ConfirmSubscriptionResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><ConfirmSubscriptionResult>
<SubscriptionArn>${subscription}</SubscriptionArn></ConfirmSubscriptionResult></ConfirmSubscriptionResponse>`;

(canCertify || process.env['CI'] ? describe : describe.skip)('a subscription', () => {
  let server: SnsServer;
  beforeAll(() => {
    server = new SnsServer();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    await server.listen();
    answer(200, reply(`${topic}:1`));
  });
  afterEach(() => server.close());

  /** To what confirms; the certificate is given anyhow. */
  const answer = (status: number, text: string, headers: Record<string, string> = {}) => {
    server.answer = (request, response) =>
      request.url?.endsWith('.pem')
        ? response.end(server.signer.certificate)
        : response.writeHead(status, headers).end(text);
  };
  const confirm = (message: object, network: SnsNetwork = {}) => {
    const client = createSnsClient({ ...server.network(), ...network });
    const now = Date.now() + 60_000;
    return createConfirmSubscription(client, createSnsCertificates(client))(JSON.stringify(message), now);
  };
  const signed = (fields: object = {}) => signSns(server.signer.key, subscriptionFields(fields));
  const confirmations = () => server.asked.filter((asked) => !asked.endsWith('.pem'));

  test.each(['1', '2'] as const)(
    'is confirmed by one GET of what Amazon SNS has signed, version %s',
    async (version) => {
      expect(await confirm(signed({ SignatureVersion: version }))).toEqual({
        outcome: 'confirmed',
        detail: `${topic}:1`,
      });
      expect(confirmations()).toEqual([`GET ${snsHost}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=ab12`]);
    }
  );

  test.each<[string, () => object]>([
    ['signed by somebody else', () => signSns(server.stranger.key, subscriptionFields())],
    ['changed since', () => ({ ...signed(), Message: 'Another' })],
    ['for another token', () => ({ ...signed(), ...subscriptionFields({ Token: 'cd34' }) })],
    ['signed for another host', () => signed({ SubscribeURL: 'https://evil.example/' })],
    ['with a certificate of another host', () => signed({ SigningCertURL: 'https://evil.example/a.pem' })],
    ['that is none', () => ({})],
  ])('%s is not even asked about', async (_, message) => {
    expect(await confirm(message())).toMatchObject({ outcome: 'forged', detail: expect.any(String) });
    expect(confirmations()).toEqual([]);
  });

  test.each([
    [
      400,
      '<ErrorResponse><Error><Type>Sender</Type><Code>InvalidParameter</Code><Message>Invalid parameter:\n Token</Message></Error></ErrorResponse>',
      'Status 400: InvalidParameter: Invalid parameter: Token',
    ],
    [403, `<Error><Message>${'x'.repeat(900)}</Message></Error>`, `Status 403: ${'x'.repeat(200)}`],
    [200, '<html>Welcome</html>', 'Status 200'],
    [200, reply('arn:aws:sns:eu-west-1:123456789012:others:1'), 'Status 200'],
    [500, '', 'Status 500'],
  ])('that is answered with %i %s is refused, and says why in short', async (status, text, detail) => {
    answer(status, text);
    expect(await confirm(signed())).toEqual({ outcome: 'refused', detail });
  });

  test('follows no redirect', async () => {
    answer(302, '', { location: `https://${snsHost}/elsewhere` });
    expect(await confirm(signed())).toEqual({ outcome: 'refused', detail: 'Status 302' });
    expect(confirmations()).toHaveLength(1);
  });

  test('that is answered with too much, or not in time, is given up', async () => {
    answer(200, reply('x'.repeat(70_000)));
    expect(await confirm(signed())).toEqual({
      outcome: 'unreachable',
      detail: `${snsHost} answered with more than 65536 bytes.`,
    });
    server.answer = (request, response) =>
      void (request.url?.endsWith('.pem') ? response.end(server.signer.certificate) : response.write('x'));
    expect(await confirm(signed(), { timeoutMs: 300 })).toMatchObject({ outcome: 'unreachable' });
  });

  test('asks no host that nobody has certified, and no address of an inner network', async () => {
    for (const network of [{ ca: undefined }, { lookup: inner }] as SnsNetwork[]) {
      expect(await confirm(signed(), network)).toMatchObject({ outcome: 'unreachable' });
    }
    expect(server.asked).toEqual([]);
  });
});

/** The name of the host stands for this machine, as with a name server of somebody else. */
const inner: SnsNetwork['lookup'] = (_, options, callback) => lookupPublic('localhost', options, callback);
