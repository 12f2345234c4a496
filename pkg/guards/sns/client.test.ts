import { createSign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Authority, canCertify, createAuthority } from '../../../test-support/sidecar/postgres/certificates.ts';
import { createSnsCertificates } from './certificates.ts';
import { createSnsClient } from './client.ts';
import { signedText, type SnsMessage } from './message.ts';
import { lookupPublic } from './public-address.ts';
import { createSnsCheck } from './verify.ts';

const host = 'sns.eu-west-1.amazonaws.com';
const url = `https://${host}/SimpleNotificationService-ab12.pem`;
/** Every name is this machine. */
const here: LookupFunction = (_, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

(canCertify || process.env['CI'] ? describe : describe.skip)('a host of Amazon SNS', () => {
  let folder: string;
  let authority: Authority;
  let signer: { certificate: string; key: string };
  let other: { certificate: string; key: string };
  let server: Server;
  let asked: string[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;
  const read = (path: string) => readFileSync(path, 'utf8');

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'bellhook-sns-'));
    authority = createAuthority(folder);
    const certify = (name: string) => {
      const made = authority.certify(name, [name], 'rsa');
      return { certificate: read(made.certificate), key: read(made.key) };
    };
    signer = certify('sns.amazonaws.com');
    other = certify('evil.example');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const listen = async (name: string) => {
    const { certificate, key } = authority.certify(`host-${name}`, [name]);
    server = createServer({ cert: read(certificate), key: read(key) }, (request, response) => {
      asked.push(`${request.method} ${request.headers.host}${request.url}`);
      answer(request, response);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  };
  beforeEach(async () => {
    asked = [];
    answer = (_, response) => response.end(signer.certificate);
    await listen(host);
  });
  afterEach(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      })
  );

  const client = (fields: object = {}) => {
    const { port } = server.address() as AddressInfo;
    return createSnsClient({ lookup: here, port, ca: read(authority.path), ...fields });
  };
  const get = (fields: object = {}) => client(fields).get(new URL(url));

  const now = Date.now() + 60_000;
  const sign = (key: string, fields: Partial<SnsMessage> = {}) => {
    const message: SnsMessage = {
      Type: 'Notification',
      MessageId: 'm',
      TopicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms',
      Message: 'Hello',
      Timestamp: new Date(now).toISOString(),
      SignatureVersion: '2',
      Signature: '',
      SigningCertURL: url,
      ...fields,
    };
    const Signature = createSign(message.SignatureVersion === '1' ? 'sha1' : 'sha256')
      .update(signedText(message))
      .sign(key, 'base64');
    return Buffer.from(JSON.stringify({ ...message, Signature }));
  };

  test('gives its certificate once, and messages of both versions are checked by it', async () => {
    const check = createSnsCheck(createSnsCertificates(client()));
    const both = [check(sign(signer.key), [], now), check(sign(signer.key, { SignatureVersion: '1' }), [], now)];
    expect((await Promise.all(both)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(await check(sign(other.key), [], now)).toMatchObject({ refusal: 'signature_wrong' });
    expect(asked).toEqual([`GET ${host}/SimpleNotificationService-ab12.pem`]);
  });

  test('that gives a certificate of another name is not believed, and not asked again at once', async () => {
    answer = (_, response) => response.end(other.certificate);
    const check = createSnsCheck(createSnsCertificates(client()));
    const send = (at: number) => check(sign(other.key), [], at);
    expect(await send(now)).toMatchObject({ refusal: 'signature_unchecked' });
    expect(await send(now + 1000)).toMatchObject({ refusal: 'signature_unchecked' });
    expect(asked).toHaveLength(1);
    answer = (_, response) => response.end(signer.certificate);
    expect(await check(sign(signer.key), [], now + 31_000)).toMatchObject({ ok: true });
  });

  test('that redirects is not followed', async () => {
    answer = (_, response) => response.writeHead(302, { location: url }).end();
    await expect(get()).rejects.toThrow(`${host} answered with 302.`);
    expect(asked).toHaveLength(1);
  });

  test('that answers with too much, or not in time, is given up', async () => {
    answer = (_, response) => response.end('x'.repeat(70_000));
    await expect(get()).rejects.toThrow('more than 65536 bytes');
    answer = (_, response) => void response.write('x');
    await expect(get({ timeoutMs: 200 })).rejects.toThrow('did not answer');
  });

  test('is refused where nobody known has certified it, or it is another host', async () => {
    await expect(get({ ca: undefined })).rejects.toThrow('cannot be asked');
    server.close();
    await listen('sns.us-east-1.amazonaws.com');
    await expect(get()).rejects.toThrow('ERR_TLS_CERT_ALTNAME_INVALID');
    expect(asked).toEqual([]);
  });

  test('is not asked by more than four at once', async () => {
    answer = () => {};
    const one = client({ timeoutMs: 300 });
    const all = await Promise.allSettled(Array.from({ length: 6 }, () => one.get(new URL(url))));
    const reasons = all.map((result) => (result.status === 'rejected' ? (result.reason as Error).message : ''));
    expect(reasons.filter((reason) => reason.startsWith('Too many requests'))).toHaveLength(2);
  });

  test('is not asked where its name is one of an inner network', async () => {
    await expect(client({ lookup: lookupPublic }).get(new URL('https://localhost/'))).rejects.toThrow(
      'has no address of the Internet'
    );
    expect(asked).toEqual([]);
  });
});
