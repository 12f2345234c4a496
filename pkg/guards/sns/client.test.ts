import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { canCertify } from '../../../test-support/sidecar/postgres/certificates.ts';
import { signSns, snsCertificateUrl, snsHost as host, SnsServer } from '../../../test-support/sidecar/sns/server.ts';
import { createSnsCertificates } from './certificates.ts';
import { createSnsClient } from './client.ts';
import type { SnsMessage } from './message.ts';
import { lookupPublic } from './public-address.ts';
import { createSnsCheck } from './verify.ts';

(canCertify || process.env['CI'] ? describe : describe.skip)('a host of Amazon SNS', () => {
  let server: SnsServer;
  beforeAll(() => {
    server = new SnsServer();
  });
  afterAll(() => server.remove());
  beforeEach(() => server.listen());
  afterEach(() => server.close());

  const client = (fields: object = {}) => createSnsClient({ ...server.network(), ...fields });
  const get = (fields: object = {}) => client(fields).get(new URL(snsCertificateUrl));

  const now = Date.now() + 60_000;
  const sign = (key: string, fields: Partial<SnsMessage> = {}) =>
    Buffer.from(JSON.stringify(signSns(key, { Timestamp: new Date(now).toISOString(), ...fields })));

  test('gives its certificate once, and messages of both versions are checked by it', async () => {
    const check = createSnsCheck(createSnsCertificates(client()));
    const both = [
      check(sign(server.signer.key), [], now),
      check(sign(server.signer.key, { SignatureVersion: '1' }), [], now),
    ];
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(await check(sign(server.stranger.key), [], now)).toMatchObject({ refusal: 'signature_wrong' });
    expect(server.asked).toEqual([`GET ${host}/SimpleNotificationService-ab12.pem`]);
  });

  test('that gives a certificate of another name is not believed, and not asked again at once', async () => {
    server.answer = (_, response) => response.end(server.stranger.certificate);
    const check = createSnsCheck(createSnsCertificates(client()));
    const send = (at: number) => check(sign(server.stranger.key), [], at);
    expect(await send(now)).toMatchObject({ refusal: 'signature_unchecked' });
    expect(await send(now + 1000)).toMatchObject({ refusal: 'signature_unchecked' });
    expect(server.asked).toHaveLength(1);
    server.answer = (_, response) => response.end(server.signer.certificate);
    expect(await check(sign(server.signer.key), [], now + 31_000)).toMatchObject({ ok: true });
  });

  test('that redirects is not followed', async () => {
    server.answer = (_, response) => response.writeHead(302, { location: snsCertificateUrl }).end();
    await expect(get()).rejects.toThrow(`${host} answered with 302.`);
    expect(server.asked).toHaveLength(1);
  });

  test('that answers with too much, or not in time, is given up', async () => {
    server.answer = (_, response) => response.end('x'.repeat(70_000));
    await expect(get()).rejects.toThrow('more than 65536 bytes');
    server.answer = (_, response) => void response.write('x');
    await expect(get({ timeoutMs: 200 })).rejects.toThrow('did not answer');
  });

  test('is refused where nobody known has certified it, or it is another host', async () => {
    await expect(get({ ca: undefined })).rejects.toThrow('cannot be asked');
    await server.close();
    await server.listen('sns.us-east-1.amazonaws.com');
    await expect(get()).rejects.toThrow('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(server.asked).toEqual([]);
  });

  test('is not asked by more than four at once', async () => {
    server.answer = () => {};
    const one = client({ timeoutMs: 300 });
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => one.get(new URL(snsCertificateUrl))));
    const reasons = all.map((result) => (result.status === 'rejected' ? (result.reason as Error).message : ''));
    expect(reasons.filter((reason) => reason.startsWith('Too many requests'))).toHaveLength(2);
  });

  test('is not asked where its name is one of an inner network', async () => {
    await expect(client({ lookup: lookupPublic }).get(new URL('https://localhost/'))).rejects.toThrow(
      'has no address of the Internet'
    );
    expect(server.asked).toEqual([]);
  });
});
