import type { Provisioning } from '../app/integrations/provision.ts';
import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import { startErrors } from '../contract/errors.ts';
import type { Logger } from '../logger.ts';
import { classifyError } from '../store/fault.ts';
import { fingerprint } from './read-files.ts';

/** Keeps the integrations as the provisioning files say. */
export interface Provisioner {
  /** What is wrong with the files and what to do, for people; null if they are applied. */
  readonly problem: string | null;
  /** Applies the files now. @throws {ProvisioningError} and changes nothing where one is at fault */
  apply(): Promise<void>;
  /**
   * Applies the files if they have changed and did not change since the last call, so that nobody is still writing them; or if they
   * are not applied, and the integrations have changed since. Never rejects.
   */
  follow(): Promise<void>;
}

export interface ProvisionerParts {
  folder: string | undefined;
  /** Reads the files and applies them. @throws {ProvisioningError} for what a person has to mend in them */
  provision: () => Promise<Provisioning>;
  /** Changes with every change of the integrations, which may end a conflict. */
  generation: () => number;
  logger: Logger;
}

/** Applies the files on request and, by `follow`, as they change. A cause is logged once per request. */
export function createProvisioner({ folder, provision, generation, logger }: ProvisionerParts): Provisioner {
  let problem: string | null = null;
  /** What the files, and the integrations, were at the last attempt; undefined where the same are to be tried again. */
  let tried: { readonly files: string; readonly generation: number } | undefined;
  let seen: string | undefined;
  let running: Promise<void> = Promise.resolve();

  const attempt = async (isAsked: boolean) => {
    const state = { files: folder === undefined ? '' : await fingerprint(folder), generation: generation() };
    const isBeingWritten = state.files !== seen && state.files !== tried?.files;
    seen = state.files;
    const isTried = state.files === tried?.files && (problem === null || state.generation === tried.generation);
    if (!isAsked && (isBeingWritten || isTried)) {
      return;
    }
    try {
      const { integrations } = await provision();
      logger.info({ integrations: integrations.length }, 'provisioning applied');
      problem = null;
      tried = state;
    } catch (error) {
      const { message } = error instanceof ProvisioningError ? error : classifyError(error);
      // If the files are not at fault, the same files are tried again.
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

  return {
    get problem() {
      return problem === null
        ? null
        : `${problem.replace(/\.?$/, '.')} ${startErrors.provisioning_not_applied.message}`;
    },
    apply: () => inTurn(true),
    follow: () => inTurn(false).catch(() => {}),
  };
}
