/** Asks Grafana's own HTTP API. It follows no redirect, and waits neither long nor for much. */
export interface GrafanaApi {
  /**
   * @param path of the API, without a leading slash
   * @returns the JSON of an answer with the status 200
   * @throws {GrafanaFault}
   */
  get(path: string): Promise<unknown>;
}

/** Grafana could not be asked. The message goes on after "Grafana", and holds neither what it answered nor the token. */
export class GrafanaFault extends Error {
  /** Of the answer, where there was one with another status than 200. */
  readonly status: number | undefined;

  constructor(message: string, status?: number) {
    super(message);
    this.status = status;
  }
}

export interface GrafanaApiParts {
  /** The base, without a trailing slash; it may have a path. */
  url: string;
  /** Of a service account. */
  token: string;
  /** For a whole answer. */
  timeoutMs: number;
}

/** An answer may have so many bytes: 500 teams have 200 KB, and a team of 10,000 members has 4 MB. */
const mostBytes = 8 * 1024 * 1024;

export function createGrafanaApi({ url, token, timeoutMs }: GrafanaApiParts): GrafanaApi {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'user-agent': 'Bellhook' };
  return {
    async get(path) {
      try {
        const response = await fetch(`${url}/${path}`, {
          headers,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        });
        if (response.status !== 200) {
          await response.body?.cancel();
          throw new GrafanaFault(statusText(response.status), response.status);
        }
        return parse(await readBody(response));
      } catch (error) {
        throw error instanceof GrafanaFault ? error : new GrafanaFault(failureText(error as Error));
      }
    },
  };
}

async function readBody({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    size += part.value.length;
    if (size > mostBytes) {
      await reader?.cancel();
      throw new GrafanaFault(`answered with more than ${mostBytes} bytes`);
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new GrafanaFault('answered with what is not JSON');
  }
}

function statusText(status: number): string {
  if (status === 401) {
    return 'does not accept the token (401)';
  }
  if (status === 403) {
    return 'does not let the token read teams (403); its service account needs the role Admin';
  }
  return status >= 300 && status < 400 ? `leads elsewhere (${status})` : `answered with ${status}`;
}

function failureText({ name, message, cause }: Error): string {
  if (name === 'TimeoutError') {
    return 'did not answer in time';
  }
  return `cannot be reached: ${(cause as NodeJS.ErrnoException | undefined)?.code ?? message}`;
}
