import type { IntegrationType } from '../../contract/integration-types.ts';
import { exampleLoaders } from '../../integration-types/example-loaders.ts';
import { guessContentType } from '../../receive/guess-content-type.ts';
import { CommandFailed, defineCommand, UsageError } from '../command.ts';
import { readText } from '../read-text.ts';
import { readType } from '../read-type.ts';

export const sendCommand = defineCommand({
  name: 'send',
  about: 'Sends an example of a type, or a payload of your own, to a webhook URL.',
  operands: ['<url>'],
  options: {
    type: { type: 'string', value: '<type>', about: 'whose example is sent; else the one in the URL' },
    resolve: { type: 'boolean', about: 'send the recovery of the example' },
    payload: { type: 'string', value: '<file>', about: 'send this instead of an example; - is the standard input' },
    json: { type: 'boolean', about: 'print status and reply as JSON' },
  },
  notes: 'It is a delivery as any other: it opens and resolves groups.',
  async run([address], { type, resolve, payload, json }, context) {
    const url = readUrl(address as string);
    if (payload !== undefined && (type !== undefined || resolve)) {
      throw new UsageError('Give either --payload, or --type and --resolve.');
    }
    const body =
      payload === undefined
        ? await example(readType(type ?? typeIn(url)), resolve === true)
        : readText(payload, context);
    const { status, reply } = await post(url, body);
    const isTaken = status >= 200 && status < 300;
    if (json) {
      context.stdout.write(`${JSON.stringify({ status, reply }, null, 2)}\n`);
    } else {
      (isTaken ? context.stdout : context.stderr).write(`${status} ${describe(reply)}\n`);
    }
    return isTaken ? 0 : 1;
  },
});

function readUrl(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError('Give the webhook URL of an integration, which begins with http:// or https://.');
  }
  return url;
}

function typeIn(url: URL): string | undefined {
  return /\/integrations\/v1\/([a-z0-9_]+)\//.exec(url.pathname)?.[1];
}

async function example(type: IntegrationType, isRecovery: boolean): Promise<string> {
  const { firing, resolving } = await exampleLoaders[type]();
  if (isRecovery && resolving === undefined) {
    throw new CommandFailed(`${type} never tells that an alert is over.`);
  }
  return JSON.stringify(isRecovery ? resolving : firing);
}

const timeoutMs = 30_000;

async function post(url: URL, body: string): Promise<{ status: number; reply: unknown }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body,
      headers: { 'content-type': guessContentType(Buffer.from(body)) ?? 'application/json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    return { status: response.status, reply: tryToParse(text) };
  } catch (error) {
    const { message, cause } = error as Error & { cause?: Error };
    // Without the path, which holds the token.
    throw new CommandFailed(`${url.origin} cannot be reached: ${cause?.message || message}`);
  }
}

function tryToParse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function describe(reply: unknown): string {
  const { status, message, alertId, alertGroupId } = Object(reply) as Record<string, unknown>;
  const parts = [
    [status ?? message, ''],
    [alertId, 'alert '],
    [alertGroupId, 'group '],
  ] as const;
  const known = parts.flatMap(([value, name]) => (value === undefined || value === null ? [] : [`${name}${value}`]));
  return known.length > 0 ? known.join(', ') : JSON.stringify(reply);
}
