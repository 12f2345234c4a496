import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

test('V8 knows what it is asked for', async () => {
  const engine = join(import.meta.dirname, 'engine.ts');
  const program = `import { prepareEngine } from ${JSON.stringify(engine)}; prepareEngine();`;

  const said = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);

  // It complains of flags that it does not know, and goes on.
  expect(said).toEqual({ stdout: '', stderr: '' });
});
