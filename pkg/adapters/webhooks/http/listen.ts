import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type HttpError, httpErrors } from '../../../contract/errors.ts';
import { faultOfConnection } from './http-fault.ts';
import { allowedMethods, sendFault } from './reply.ts';

/** How long a sender may take. */
export interface SenderTimeouts {
  /** The limit for the head of a request. */
  readonly headMs: number;
  /** The limit for a whole request. */
  readonly requestMs: number;
  /** The limit between two requests of a connection. */
  readonly idleMs: number;
}

const defaultTimeouts: SenderTimeouts = { headMs: 10_000, requestMs: 30_000, idleMs: 30_000 };

/** Maximum number of connections. Further ones are closed at once, which is better than running out of memory. */
const mostConnections = 10_000;

/**
 * Serves HTTP at the address. Slow senders are disconnected. Input that is not HTTP gets an error like any other.
 * @throws the error of `listen`, such as a port in use
 */
export function listen(
  app: RequestListener,
  { host, port }: { host: string; port: number },
  timeouts: SenderTimeouts = defaultTimeouts
): Promise<Server> {
  const newest = new Map<Socket, ServerResponse>();
  const server = createServer(
    {
      headersTimeout: timeouts.headMs,
      requestTimeout: timeouts.requestMs,
      keepAliveTimeout: timeouts.idleMs,
      connectionsCheckingInterval: timeouts.headMs / 2,
      // The app checks this itself, so that its answer has the form of all errors.
      requireHostHeader: false,
    },
    (request, response) => {
      newest.set(request.socket, response);
      app(request, response);
    }
  );
  newestResponses.set(server, newest);
  server.on('connection', (socket) => socket.once('close', () => newest.delete(socket)));
  server.maxConnections = mostConnections;
  // A sender that closes its side after the request still waits for the answer. Node's types lack this option.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on('clientError', refuse);
  server.on('checkExpectation', (_, response) => sendFault(response, httpErrors.unknown_expectation));
  server.on('connect', refuseTunnel);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/** The response to the last request of each connection, finished or not. */
const newestResponses = new WeakMap<Server, ReadonlyMap<Socket, ServerResponse>>();

/**
 * Accepts no new connection, lets running requests end, announces the end of their connections to their senders, and closes what is
 * left after `graceMs`.
 */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  newestResponses.get(server)?.forEach((response) => (response.shouldKeepAlive = false));
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(deadline);
}

type Connection = Duplex & { _httpMessage?: ServerResponse | null };

/** Answers input that Node could not parse, and closes the connection, because nothing on it can be trusted any more. */
function refuse(error: NodeJS.ErrnoException, socket: Connection): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
  } else {
    endWith(socket, faultOfConnection(error.code));
  }
}

/** Node hands over the connection and does not handle it any further. */
function refuseTunnel(_: IncomingMessage, socket: Connection): void {
  socket.on('error', () => socket.destroy());
  endWith(socket, httpErrors.no_proxy, [`allow: ${allowedMethods}`]);
}

function endWith(socket: Connection, { status, code, message }: HttpError, headers: readonly string[] = []): void {
  const pending = socket._httpMessage;
  if (pending?.req.complete && !pending.writableFinished) {
    // The previous request is complete and gets its answer first.
    pending.once('close', () => socket.destroy());
    return;
  }
  if (pending?.headersSent) {
    // The request is already answered, but was not sent to its end.
    pending.once('close', () => socket.destroy()).end();
    return;
  }
  const body = JSON.stringify({ code, message });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    ...headers,
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
