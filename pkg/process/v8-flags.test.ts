import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

test('V8 knows what it is asked for', async () => {
  const engine = join(import.meta.dirname, 'v8-flags.ts');
  const program = `import { setV8Flags } from ${JSON.stringify(engine)}; setV8Flags();`;

  const said = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);

  // It complains of flags that it does not know, and goes on.
  expect(said).toEqual({ stdout: '', stderr: '' });
});
