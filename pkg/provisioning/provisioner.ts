import type { Logger } from '../logger.ts';
import { ProvisioningError } from './provisioning-error.ts';
import { fingerprint } from './read-files.ts';

/** Keeps the integrations as the provisioning files say. */
export interface Provisioner {
  /** What is wrong with the files and what to do, for people; null where they are applied. */
  readonly problem: string | null;
  /** Applies the files now. @throws {ProvisioningError} and changes nothing where one is at fault */
  apply(): Promise<void>;
  /** Stops trying. */
  stop(): void;
}

export interface ProvisionerParts {
  folder: string | undefined;
  /** Applies the files. @throws {ProvisioningError} for what a person has to mend in them */
  apply: () => Promise<void>;
  /** Says what an error of another kind means. */
  describe: (error: unknown) => { readonly message: string };
  /** Another one after each change of the integrations, which may end a conflict. */
  generation: () => number;
  logger: Logger;
}

/**
 * Applies the files when it is told to, and tries again by itself while they are not applied, so that whoever mends a file
 * need not say so. A cause is logged once, as long as nobody asks anew.
 */
export function createProvisioner({ folder, apply, describe, generation, logger }: ProvisionerParts): Provisioner {
  let problem: string | null = null;
  let tried: string | undefined;
  let running: Promise<void> = Promise.resolve();

  const attempt = async (isAsked: boolean) => {
    const state = folder === undefined ? '' : `${generation()}\n${fingerprint(folder)}`;
    if (!isAsked && (problem === null || state === tried)) {
      return;
    }
    try {
      await apply();
      problem = null;
    } catch (error) {
      const { message } = error instanceof ProvisioningError ? error : describe(error);
      // What the files are not to blame for is tried again as it is.
      tried = error instanceof ProvisioningError ? state : undefined;
      if (isAsked || message !== problem) {
        logger.error({ reason: message }, 'provisioning not applied; all is as before, and the files are tried again');
      }
      problem = message;
      throw error;
    }
  };
  const inTurn = (isAsked: boolean) => {
    const next = running.then(() => attempt(isAsked));
    running = next.catch(() => {});
    return next;
  };
  const timer = setInterval(() => void inTurn(false).catch(() => {}), retryPause).unref();

  return {
    get problem() {
      return problem === null ? null : `${problem.replace(/\.?$/, '.')} ${meanwhile}`;
    },
    apply: () => inTurn(true),
    stop: () => clearInterval(timer),
  };
}

const meanwhile =
  'The provisioning files are not applied: alerts are received with the integrations as they were. Once this is mended the files are read again.';

/** Between two looks at files that were at fault, in milliseconds. */
const retryPause = 2000;
