import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { bodyWithKey } from '../payload.ts';
import type { Generator, LoadResult } from './load.ts';
import { signatureHeader, signatureOf } from './signature.ts';

const run = promisify(execFile);

/**
 * Debian's `wrk`, with one thread. It measures whole seconds, and corrects its latencies for the requests that it would have
 * sent while it waited for a late answer.
 * @param folder the folder for the bodies and their signatures
 * @returns undefined if it is not installed
 */
export async function findWrk(folder: string): Promise<Generator | undefined> {
  const version = await run('wrk', ['--version']).catch((error: { stdout?: string }) => error);
  const name = /^wrk \S+/.exec(version.stdout ?? '')?.[0];
  return name === undefined ? undefined : createGenerator(name, join(folder, 'body'), join(folder, 'signatures'));
}

function createGenerator(name: string, bodyFile: string, signaturesFile: string): Generator {
  return {
    name,
    async run({ url, body, keys, firstKey, secret, connections, seconds }) {
      writeFileSync(bodyFile, body);
      const signed = secret === undefined ? [] : [signatureHeader, signaturesFile];
      if (secret !== undefined) {
        const signatures = Array.from({ length: keys }, (_, i) => signatureOf(bodyWithKey(body, firstKey + i), secret));
        writeFileSync(signaturesFile, signatures.join('\n'));
      }
      const duration = Math.max(1, Math.round(seconds));
      const { stdout } = await run('wrk', [
        ...['--threads', '1', '--connections', String(connections), '--duration', `${duration}s`, '--timeout', '10s'],
        ...['--script', script, url, '--', bodyFile, String(keys), String(firstKey), ...signed],
      ]);
      return parseReport(stdout);
    },
  };
}

const script = fileURLToPath(new URL('post.lua', import.meta.url));

/** Reads the line of JSON that `post.lua` prints last. @throws if there is none */
function parseReport(output: string): LoadResult {
  const line = output.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) {
    throw new Error(`wrk has printed no result: ${output}`);
  }
  return JSON.parse(line) as LoadResult;
}
