import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const here = import.meta.dirname;

test('the generated protocol code is what the .proto files say', () => {
  const copy = mkdtempSync(join(tmpdir(), 'bellhook-proto-'));
  try {
    cpSync(join(here, 'proto'), join(copy, 'proto'), { recursive: true });
    const bin = join(here, '../../../node_modules/.bin');
    execFileSync(join(bin, 'buf'), ['generate'], {
      cwd: join(copy, 'proto'),
      env: { ...process.env, PATH: `${bin}:${process.env['PATH']}` },
    });
    const read = (folder: string) =>
      Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
    expect(read(join(copy, 'protocol'))).toEqual(read(join(here, 'protocol')));
  } finally {
    rmSync(copy, { recursive: true });
  }
});
