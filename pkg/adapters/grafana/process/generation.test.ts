import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { writeGeneration } from './generation.ts';

test('each generation is one new line beside the socket, which Grafana may read whatever the umask is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-test-'));
  const umask = process.umask(0o077);
  try {
    const ids = [1, 2].map(() => {
      writeGeneration(join(folder, 'plugin.sock'));
      return readFileSync(join(folder, 'plugin.sock.gen'), 'utf8');
    });
    expect(ids[0]).toMatch(/^\S+\n$/);
    expect(ids[1]).toMatch(/^\S+\n$/);
    expect(ids[0]).not.toBe(ids[1]);
    expect(readdirSync(folder)).toEqual(['plugin.sock.gen']);
    expect(statSync(join(folder, 'plugin.sock.gen')).mode & 0o777).toBe(0o644);
  } finally {
    process.umask(umask);
    rmSync(folder, { recursive: true });
  }
});
