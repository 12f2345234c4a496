import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { buildStale } from './build-stale.ts';
import { pluginId, root } from './paths.ts';
import type { LogEntry } from './plugin-host/plugin-process.ts';
import { startPreview } from './start-preview.ts';

/**
 * `npm start`: builds what is missing, starts the preview, prints how to send an alert, and runs until it is stopped. If the
 * plugin cannot work, it prints the reason and ends.
 */
async function main(env: NodeJS.ProcessEnv): Promise<void> {
  const stop = endOfRun();
  await buildStale(console.log, stop);
  if (stop.aborted) {
    return;
  }
  const webhookAddress = env['BELLHOOK_HTTP_ADDRESS'] || '127.0.0.1:8080';
  const preview = await startPreview({
    address: pageAddress(env),
    webhookAddress,
    dataFolder: join(root, 'data'),
    provisioningFolder: join(root, 'provisioning'),
    env: settingsOf(env),
    log,
  });
  const { status, message } = await preview.plugin.client.checkHealth({ orgId: 1 });
  if (status !== 'OK') {
    await preview.close();
    throw new Error(message);
  }
  started = true;
  console.log(welcome(preview.url, env['BELLHOOK_PUBLIC_URL'] || localUrl(webhookAddress)));
  if (!stop.aborted) {
    await once(stop, 'abort');
  }
  await preview.close();
}

/** Aborts when the user or the parent process wants it to end. */
function endOfRun(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  process.once('SIGTERM', () => stop.abort());
  // npm sends a signal only to the shell that runs the script; the shell ends without passing it on.
  const { ppid } = process;
  setInterval(() => process.ppid !== ppid && stop.abort(), 250).unref();
  return stop.signal;
}

function pageAddress(env: NodeJS.ProcessEnv): string {
  const { port = env['PORT'] } = parseArgs({ options: { port: { type: 'string' } } }).values;
  return port ? `127.0.0.1:${port}` : env['PREVIEW_ADDRESS'] || '127.0.0.1:3000';
}

/** The plugin's own variables, which Grafana would be configured to forward. */
function settingsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => entry[0].startsWith('BELLHOOK_'))
  );
}

let started = false;

/** The caller that catches the error of a failed start prints it. */
function log({ level, message }: LogEntry): void {
  if (started && (level === 'warn' || level === 'error')) {
    console.error(`${level}: ${message}`);
  }
}

function localUrl(address: string): string {
  return `http://${address.replace(/^(127\.0\.0\.1|0\.0\.0\.0):/, 'localhost:')}`;
}

function welcome(pageUrl: string, webhookUrl: string): string {
  const demo = parse(readFileSync(join(root, 'provisioning/bellhook/demo.yaml'), 'utf8')).integrations[0];
  return `
Bellhook runs. Open ${pageUrl}/a/${pluginId}

Send it an alert:

curl -X POST ${webhookUrl}/integrations/v1/${demo.type}/${demo.token}/ \\
  -H 'Content-Type: Application/json' \\
  -d '{
    "alert_uid": "08d6891a-835c-e661-39fa-96b6a9e26552",
    "title": "The whole system is down",
    "image_url": "https://upload.wikimedia.org/wikipedia/commons/e/ee/Grumpy_Cat_by_Gage_Skidmore.jpg",
    "state": "alerting",
    "link_to_upstream_details": "https://en.wikipedia.org/wiki/Downtime",
    "message": "Smth happened. Oh no!"
  }'

The same with "state": "ok" resolves it. Ctrl-C ends everything.
`;
}

/** The plugin's last message before it gave up says more than the fact that it did. */
function reasonOf(error: unknown): string {
  const lines = error instanceof Error ? error.message.split('\n') : [String(error)];
  return lines.at(-1) ?? '';
}

main(process.env).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`npm start: ${reasonOf(error)}`);
    process.exit(1);
  }
);
