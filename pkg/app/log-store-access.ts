import type { Logger } from '../logger.ts';
import type { StoreOptions } from '../store/store.ts';

/** Logs when the store can no longer be read or written, and when it can be again: one line each, however much is refused meanwhile. */
export function logStoreAccess(logger: Logger): NonNullable<StoreOptions['onAccessChanged']> {
  return (access, fault, error) => {
    const { meanwhile, over } = texts[access];
    if (fault === null) {
      logger.info(over);
    } else {
      logger.error({ err: error }, `${fault.message} ${meanwhile}`);
    }
  };
}

const texts = {
  writing: {
    meanwhile: 'Alerts are refused meanwhile, and their senders told to try again.',
    over: 'alerts are stored again',
  },
  reading: {
    meanwhile: 'Pages show nothing meanwhile, and Bellhook is not ready.',
    over: 'the database is read again',
  },
};
