import type { Logger } from '../../logger.ts';
import type { ChangingKeyRing } from '../../secrets/key-ring.ts';
import { readKeyFile } from '../../secrets/read-keys.ts';
import { SecretFault } from '../../secrets/secret-lines.ts';

/** Has secrets sealed and opened with the keys that a file has now. */
export interface FollowKeys {
  /** Says that the file is at fault, for people of any org; null where its keys are used. */
  readonly problem: string | null;
  /**
   * Takes the keys of the file where they have changed: at once the first time, then once two calls have found the file the same, so that nobody is
   * still writing it. A file at fault leaves the keys that were read last; it is logged once, and read again each time.
   */
  follow(): Promise<void>;
}

export interface FollowKeysParts {
  /** The file; where there is none, nothing is followed. */
  path: string | undefined;
  /** A text that says how a file is, without reading it. */
  print: (path: string) => string;
  keyRing: Pick<ChangingKeyRing, 'replace' | 'keyIds'>;
  /** Called after the keys were replaced. */
  onReplaced: () => Promise<void>;
  logger: Logger;
}

export function createFollowKeys({ path, print, keyRing, onReplaced, logger }: FollowKeysParts): FollowKeys {
  let fault: string | null = null;
  let isFirst = true;
  let seen: string | undefined;
  let taken: string | undefined;
  return {
    get problem() {
      return fault === null
        ? null
        : 'The file of keys with which secrets are encrypted (BELLHOOK_SECRET_KEYS_FILE) is at fault; what it is the log says. The keys that were read last are used.';
    },

    async follow() {
      if (path === undefined) {
        return;
      }
      const present = print(path);
      const isBeingWritten = !isFirst && present !== seen;
      isFirst = false;
      seen = present;
      if (isBeingWritten || present === taken) {
        return;
      }
      const keys = readOrTell(path);
      // One at fault is read again even where it looks as before: its folder may have been away.
      taken = keys === null ? undefined : present;
      if (keys === null) {
        return;
      }
      if (keyRing.replace(keys)) {
        logger.info({ keys: keyRing.keyIds }, 'the file of keys has other ones, which are used now');
        await onReplaced();
      }
    },
  };

  function readOrTell(file: string): readonly Uint8Array[] | null {
    try {
      const keys = readKeyFile(file);
      if (fault !== null) {
        logger.info('the file of keys can be used again');
        fault = null;
      }
      return keys;
    } catch (error) {
      if (!(error instanceof SecretFault)) {
        throw error;
      }
      if (fault !== error.message) {
        fault = error.message;
        logger.error(
          { reason: `BELLHOOK_SECRET_KEYS_FILE ${fault}` },
          'the file of keys is at fault; the keys that were read last are used, and it is read again and again'
        );
      }
      return null;
    }
  }
}
