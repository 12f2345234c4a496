import { ConfigError } from '../../config.ts';
import { classifyError, StoreUnavailable } from '../../store/fault.ts';
import { CannotTransfer, type TransferSource, type TransferTarget } from '../../store/transfer/places.ts';
import { transfer } from '../../store/transfer/transfer.ts';
import { type CommandContext, defineCommand, UsageError } from '../command.ts';
import { openSource, openTarget } from './open-places.ts';
import { createProgress } from './progress.ts';
import { readDatabases } from './read-databases.ts';

export const migrateStoreCommand = defineCommand({
  name: 'migrate-store',
  about: 'Copies a store into an empty one of another kind. Called again after it was cut short, it goes on.',
  operands: [],
  options: {
    from: {
      type: 'string',
      value: '<url>',
      about: 'the store, as sqlite:/path/bellhook.db or postgres://user@host/database',
    },
    to: { type: 'string', value: '<url>', about: 'the empty one, of the other kind' },
  },
  notes:
    'Stop the sidecars that use either first. BELLHOOK_DATABASE_PASSWORD has the password that a URL does not have.',
  run(_, { from, to }, context) {
    if (from === undefined || to === undefined) {
      throw new UsageError('Give --from and --to.');
    }
    return migrateStore({ from, to }, context);
  },
});

/** What it says of a fault is one line, and no password. */
async function migrateStore(
  urls: { readonly from: string; readonly to: string },
  { env, stdout, stderr }: CommandContext
): Promise<number> {
  let source: TransferSource | undefined;
  let target: TransferTarget | undefined;
  const progress = createProgress(stdout, () => performance.now());
  try {
    const { from, to } = readDatabases(urls, env);
    source = await openSource(from).catch(explain('--from'));
    target = await openTarget(to).catch(explain('--to'));
    stdout.write(`Copying ${source.name} to ${target.name}.\n`);
    await transfer(source, target, progress);
    progress.end();
    stdout.write(`${target.name} is complete. Start the sidecars with it as their BELLHOOK_DATABASE_URL.\n`);
    return 0;
  } catch (error) {
    progress.end();
    stderr.write(`${describe(error)}\n`);
    return 1;
  } finally {
    await target?.close();
    await source?.close();
  }
}

/** Says which of the two databases cannot be opened. */
function explain(option: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof StoreUnavailable ? new CannotTransfer(`${option}: ${error.message}`) : error;
  };
}

function describe(error: unknown): string {
  return error instanceof CannotTransfer || error instanceof ConfigError ? error.message : classifyError(error).message;
}
