import { connect, type Socket } from 'node:net';
import { quantile } from '../measure/statistics.ts';
import { bodyWithKey } from '../payload.ts';
import type { LoadResult } from './load.ts';
import type { Order } from './node.ts';
import { createResponseReader } from './response-reader.ts';
import { signatureHeader, signatureOf } from './signature.ts';

/** The generator's process. Executes the order in its argument and prints the result as JSON. */
async function main({ url, body, keys, firstKey, secret, connections, until }: Order): Promise<void> {
  const target = new URL(url);
  const requests = Array.from({ length: keys }, (_, i) => format(target, bodyWithKey(body, firstKey + i), secret));
  const tally: Tally = { latencies: [], refused: 0, broken: 0 };
  const start = performance.now();
  const next = 'seconds' in until ? anyUntil(start + until.seconds * 1000) : inTurn(until.requests);
  await Promise.all(Array.from({ length: connections }, () => keepPosting(target, next, tally)));
  console.log(JSON.stringify(summarise(tally, (performance.now() - start) / 1000)));

  function anyUntil(end: number): Next {
    return () => (performance.now() < end ? requests[Math.floor(Math.random() * keys)] : undefined);
  }

  function inTurn(count: number): Next {
    let sent = 0;
    return () => {
      sent += 1;
      return sent <= count ? requests[(sent - 1) % keys] : undefined;
    };
  }
}

/** The next request, or undefined if none is left. */
type Next = () => Buffer | undefined;

interface Tally {
  /** In milliseconds. */
  latencies: number[];
  refused: number;
  broken: number;
}

function format(target: URL, body: string, secret: string | undefined): Buffer {
  const head = `POST ${target.pathname} HTTP/1.1\r\nHost: ${target.host}\r\nContent-Type: application/json`;
  const signature = secret === undefined ? '' : `\r\n${signatureHeader}: ${signatureOf(body, secret)}`;
  return Buffer.from(`${head}${signature}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
}

/** Resolves when the last answer has arrived or the connection has failed. */
function keepPosting(target: URL, next: Next, tally: Tally): Promise<void> {
  return new Promise((resolve) => {
    let sentAt = 0;
    const socket: Socket = connect(Number(target.port), target.hostname, post);
    socket.setNoDelay(true);
    socket.on('data', createResponseReader(answered));
    socket.on('error', fail);
    socket.on('end', fail);

    function post(): void {
      const request = next();
      if (request === undefined) {
        return finish();
      }
      sentAt = performance.now();
      socket.write(request);
    }

    function answered(status: number): void {
      tally.latencies.push(performance.now() - sentAt);
      tally.refused += status === 200 ? 0 : 1;
      post();
    }

    function fail(): void {
      tally.broken += 1;
      finish();
    }

    function finish(): void {
      socket
        .removeAllListeners()
        .on('error', () => {})
        .destroy();
      resolve();
    }
  });
}

function summarise({ latencies, refused, broken }: Tally, seconds: number): LoadResult {
  const at = (share: number) => (latencies.length === 0 ? 0 : quantile(latencies, share));
  return { requests: latencies.length, seconds, refused, broken, p50: at(0.5), p99: at(0.99), max: at(1) };
}

await main(JSON.parse(process.argv[2] as string) as Order);
