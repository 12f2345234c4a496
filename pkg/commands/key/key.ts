import { randomBytes } from 'node:crypto';
import { keyBytes } from '../../secrets/key-ring.ts';
import { defineCommand, UsageError } from '../command.ts';

export const keyCommand = defineCommand({
  name: 'key',
  about: 'Prints a new key with which secrets are encrypted: bellhook key new.',
  operands: ['new'],
  options: {},
  notes:
    'Give it to every sidecar as BELLHOOK_SECRET_KEYS, before the keys that there are, and keep it apart from backups.',
  run([word], _, { stdout }) {
    if (word !== 'new') {
      throw new UsageError('There is only key new.');
    }
    stdout.write(`${randomBytes(keyBytes).toString('base64')}\n`);
    return 0;
  },
});
