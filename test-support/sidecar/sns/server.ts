import { createSign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo, LookupFunction } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SnsNetwork } from '../../../pkg/guards/sns/client.ts';
import { signedText, type SnsMessage } from '../../../pkg/guards/sns/message.ts';
import { type Authority, createAuthority } from '../postgres/certificates.ts';

/** The host that the server stands for, unless it is told another one. */
export const snsHost = 'sns.eu-west-1.amazonaws.com';

export const snsCertificateUrl = `https://${snsHost}/SimpleNotificationService-ab12.pem`;

interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** A server of HTTPS on this machine in place of Amazon SNS, with certificates of an authority of its own. */
export class SnsServer {
  readonly #folder = mkdtempSync(join(tmpdir(), 'bellhook-sns-'));
  readonly #authority: Authority = createAuthority(this.#folder);
  #server: Server | undefined;
  /** Whose certificate Amazon SNS gives, and somebody's else. */
  readonly signer = this.#certify('sns.amazonaws.com');
  readonly stranger = this.#certify('evil.example');
  /** What it was asked, as method, host and target. */
  readonly asked: string[] = [];
  /** By default it gives the certificate. */
  answer: (request: IncomingMessage, response: ServerResponse) => void = this.#giveCertificate;

  #certify(name: string): Certified {
    const made = this.#authority.certify(name, [name], 'rsa');
    return { certificate: readFileSync(made.certificate, 'utf8'), key: readFileSync(made.key, 'utf8') };
  }

  get #giveCertificate() {
    return (_: IncomingMessage, response: ServerResponse) => void response.end(this.signer.certificate);
  }

  /** @param name the host for which it has a certificate */
  async listen(name = snsHost): Promise<void> {
    this.asked.length = 0;
    this.answer = this.#giveCertificate;
    const { certificate, key } = this.#authority.certify(`host-${name}`, [name]);
    const server = createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
      this.asked.push(`${request.method} ${request.headers.host}${request.url}`);
      this.answer(request, response);
    });
    this.#server = server;
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  }

  /** Every name is this machine, and its authority is trusted. */
  network(): SnsNetwork {
    const { port } = this.#server?.address() as AddressInfo;
    return { lookup: here, port, ca: readFileSync(this.#authority.path, 'utf8') };
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server?.close(() => resolve());
      this.#server?.closeAllConnections();
    });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

const here: LookupFunction = (_, options, callback) =>
  options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);

/** A message as Amazon SNS posts it, with a signature by the key. */
export function signSns(key: string, fields: Partial<SnsMessage>): SnsMessage {
  const message: SnsMessage = {
    Type: 'Notification',
    MessageId: 'm',
    TopicArn: 'arn:aws:sns:eu-west-1:123456789012:alarms',
    Message: 'Hello',
    Timestamp: '2026-11-23T12:00:00.000Z',
    SignatureVersion: '2',
    Signature: '',
    SigningCertURL: snsCertificateUrl,
    ...fields,
  };
  const Signature = createSign(message.SignatureVersion === '1' ? 'sha1' : 'sha256')
    .update(signedText(message))
    .sign(key, 'base64');
  return { ...message, Signature };
}

/** What a topic asks before it delivers. */
export function subscriptionFields(fields: Partial<SnsMessage> = {}): Partial<SnsMessage> {
  const { TopicArn = 'arn:aws:sns:eu-west-1:123456789012:alarms', Token = 'ab12' } = fields;
  return {
    Type: 'SubscriptionConfirmation',
    TopicArn,
    Token,
    Message: `You have chosen to subscribe to the topic ${TopicArn}.`,
    SubscribeURL: `https://${snsHost}/?Action=ConfirmSubscription&TopicArn=${TopicArn}&Token=${Token}`,
    ...fields,
  };
}
