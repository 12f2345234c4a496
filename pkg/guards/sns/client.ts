import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { lookupPublic } from './public-address.ts';

/** Asks hosts of Amazon SNS. It follows no redirect, and waits neither long nor for much. */
export interface SnsClient {
  /** @returns the body of an answer with the status 200. @throws {SnsFault} */
  get(url: URL): Promise<string>;
  /** @returns the answer, whatever its status is. @throws {SnsFault} where there is none */
  ask(url: URL): Promise<SnsAnswer>;
}

export interface SnsAnswer {
  readonly status: number;
  readonly text: string;
}

/** The host could not be asked. The message is for people, and holds nothing that it answered. */
export class SnsFault extends Error {}

/** How hosts are reached; tests have theirs. */
export interface SnsNetwork {
  readonly lookup?: LookupFunction;
  readonly port?: number;
  /** Certificates of authorities, instead of those that Node knows. */
  readonly ca?: string;
  readonly timeoutMs?: number;
}

/** An answer may have so many bytes. */
const mostBytes = 64 * 1024;

/** So many requests are under way at once. */
const mostAtOnce = 4;

export function createSnsClient({
  lookup = lookupPublic,
  port = 443,
  ca,
  timeoutMs = 5000,
}: SnsNetwork = {}): SnsClient {
  let underWay = 0;
  return {
    async get(url) {
      const { status, text } = await ask(url);
      if (status !== 200) {
        throw new SnsFault(`${url.hostname} answered with ${status}.`);
      }
      return text;
    },
    ask,
  };

  async function ask(url: URL): Promise<SnsAnswer> {
    if (underWay >= mostAtOnce) {
      throw new SnsFault('Too many requests to Amazon SNS are under way.');
    }
    underWay += 1;
    try {
      return await send(url);
    } finally {
      underWay -= 1;
    }
  }

  function send({ hostname, pathname, search }: URL): Promise<SnsAnswer> {
    return new Promise((resolve, reject) => {
      const fail = (reason: string) => reject(new SnsFault(`${hostname} ${reason}`));
      const sent = request(
        {
          hostname,
          port,
          path: `${pathname}${search}`,
          servername: hostname,
          lookup,
          ca,
          agent: false,
          // Whatever the environment of the process says.
          rejectUnauthorized: true,
          minVersion: 'TLSv1.2',
          signal: AbortSignal.timeout(timeoutMs),
          headers: { host: hostname, 'user-agent': 'Bellhook' },
        },
        (response) => {
          const chunks: Buffer[] = [];
          let size = 0;
          response.on('data', (chunk: Buffer) => {
            size += chunk.length;
            if (size > mostBytes) {
              response.destroy();
              return fail(`answered with more than ${mostBytes} bytes.`);
            }
            chunks.push(chunk);
          });
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') })
          );
          response.on('error', () => fail('did not answer to the end.'));
        }
      );
      sent.on('error', (error: NodeJS.ErrnoException) =>
        fail(
          error.name === 'AbortError' || error.name === 'TimeoutError'
            ? 'did not answer in time.'
            : `cannot be asked: ${error.code ?? error.message}.`
        )
      );
      sent.end();
    });
  }
}
