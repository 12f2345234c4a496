import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { freePort } from '../test-support/sidecar/port.ts';
import { root } from './paths.ts';

/** If something has changed since the last build, a start builds first. */
const longestStart = 600_000;

let folder: string;
let pagePort: number;
let webhookAddress: string;
let child: ChildProcess;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-start-'));
  pagePort = await freePort();
  webhookAddress = `127.0.0.1:${await freePort()}`;
});

afterEach(() => {
  child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

function start(env: Record<string, string> = {}) {
  child = spawn(process.execPath, ['preview/start.ts', '--port', String(pagePort)], {
    cwd: root,
    env: {
      ...process.env,
      BELLHOOK_HTTP_ADDRESS: webhookAddress,
      BELLHOOK_DATABASE_URL: `sqlite:${join(folder, 'bellhook.db')}`,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { stdout, stderr } = child;
  if (!stdout || !stderr) {
    throw new Error('the child has pipes');
  }
  return { stdout, errors: text(stderr), exit: once(child, 'exit') };
}

test(
  'prints where the pages are and how to send an alert, and Ctrl-C stops everything',
  async () => {
    const { stdout, exit } = start();
    let said = '';
    for await (const chunk of stdout) {
      said += chunk;
      if (said.includes('Ctrl-C')) {
        break;
      }
    }
    const page = /Open (\S+)/.exec(said)?.[1] ?? '';
    expect(page).toBe(`http://127.0.0.1:${pagePort}/a/bellhook-alerts-app`);
    expect((await fetch(page)).status).toBe(200);

    const [, url = '', body = ''] = /curl -X POST (\S+) [^]*-d '(\{[^]*\})'/.exec(said) ?? [];
    const accepted = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'Application/json' } });
    expect(await accepted.json()).toMatchObject({ status: 'accepted' });

    child.kill('SIGINT');
    expect(await exit).toEqual([0, null]);
    await expect(fetch(page)).rejects.toThrow();
    await expect(fetch(`http://${webhookAddress}/`)).rejects.toThrow();
  },
  longestStart
);

test(
  'says in one line that the port of the pages is taken',
  async () => {
    const other = createServer().listen(pagePort, '127.0.0.1');
    const { errors, exit } = start();
    expect(await exit).toEqual([1, null]);
    expect(await errors).toBe(
      `npm start: cannot serve the pages at 127.0.0.1:${pagePort}: the port is taken; choose another with PREVIEW_ADDRESS\n`
    );
    other.close();
  },
  longestStart
);

test(
  'says in one line which setting the sidecar refuses',
  async () => {
    const { errors, exit } = start({ BELLHOOK_LOG_LEVEL: 'loud' });
    expect(await exit).toEqual([1, null]);
    expect(await errors).toMatch(/^npm start: BELLHOOK_LOG_LEVEL must be one of [^\n]*\n$/);
  },
  longestStart
);
