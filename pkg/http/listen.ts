import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { rejections } from '../receive/rejection.ts';

/** How long a sender may take, in milliseconds. */
export interface Patience {
  /** For the head of a request. */
  readonly head: number;
  /** For all of a request. */
  readonly request: number;
  /** Between two requests of a connection. */
  readonly idle: number;
}

const usualPatience: Patience = { head: 10_000, request: 30_000, idle: 30_000 };

/** Most connections at a time; more are closed at once, which is better than to run out of memory. */
const mostConnections = 10_000;

/**
 * Serves HTTP at the address. Slow senders are cut off, and what is no HTTP is answered as all errors are.
 * @throws what `listen` reports, such as a taken port
 */
export function listen(
  app: RequestListener,
  { host, port }: { host: string; port: number },
  patience: Patience = usualPatience
): Promise<Server> {
  const server = createServer(
    {
      headersTimeout: patience.head,
      requestTimeout: patience.request,
      keepAliveTimeout: patience.idle,
      connectionsCheckingInterval: patience.head / 2,
    },
    app
  );
  server.maxConnections = mostConnections;
  // A sender that closes its side after its request waits for the answer all the same; Node's types leave this out.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.on('clientError', refuse);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}

/**
 * Takes no new connection, lets requests that are under way end, and cuts off what is left after `graceMs`.
 */
export async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(deadline);
}

/** Answers what Node could not read as a request, and closes the connection, on which nothing can be trusted any more. */
function refuse(error: NodeJS.ErrnoException, socket: Duplex & { _httpMessage?: ServerResponse | null }): void {
  const pending = socket._httpMessage;
  if (pending?.req.complete && !pending.writableFinished) {
    // The request before it is whole, and gets its answer first.
    pending.once('close', () => socket.destroy());
    return;
  }
  if (!socket.writable || error.code === 'ECONNRESET' || pending?.headersSent) {
    socket.destroy();
    return;
  }
  const [status, code, message] = faults.get(error.code ?? '') ?? badRequest;
  const body = JSON.stringify({ code, message });
  const head = [
    `HTTP/1.1 ${status}`,
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

type HttpFault = readonly [status: string, code: string, message: string];

const badRequest: HttpFault = ['400 Bad Request', 'bad_request', 'This is no request of HTTP/1.1; check the sender.'];

/** By Node's codes of errors. */
const faults: ReadonlyMap<string, HttpFault> = new Map([
  [
    'HPE_HEADER_OVERFLOW',
    ['431 Request Header Fields Too Large', 'headers_too_large', 'The head has more than 16 KiB.'],
  ],
  ['HPE_INVALID_EOF_STATE', ['400 Bad Request', 'incomplete_body', rejections.incomplete_body[1]]],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', ['413 Content Too Large', 'too_large', 'The extensions of a chunk are too long.']],
  ['ERR_HTTP_REQUEST_TIMEOUT', ['408 Request Timeout', 'timeout', 'The request took too long; send it again.']],
]);
