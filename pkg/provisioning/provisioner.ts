import { isAbsolute, join } from 'node:path';
import type { AsCode, ProvisioningFailure } from '../app/as-code/as-code.ts';
import { Places } from '../app/as-code/places.ts';
import type { Provisioning } from '../app/integrations/provision.ts';
import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import { startErrors } from '../contract/errors.ts';
import type { Logger } from '../logger.ts';
import { classifyError } from '../store/fault.ts';
import { fingerprint } from './read-files.ts';
import type { SecretFiles } from './secret-files.ts';

/** Keeps all as the provisioning files say. */
export interface Provisioner extends Pick<AsCode, 'status' | 'placeOf'> {
  /** Says that files are at fault and where, for people of any org; null if they are applied. */
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
  /** The files of secrets that `provision` has read: they are looked at as those of the folder. */
  secretFiles: Pick<SecretFiles, 'asRead' | 'asNow'>;
  /** Reads the files and applies them. @throws {ProvisioningError} for what a person has to mend in them */
  provision: () => Promise<Provisioning>;
  /** Changes with every change of the integrations, which may end a conflict. */
  generation: () => number;
  logger: Logger;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Applies the files on request and, by `follow`, as they change. A cause is logged once per request. */
export function createProvisioner({
  folder,
  secretFiles,
  provision,
  generation,
  logger,
  now,
}: ProvisionerParts): Provisioner {
  let failure: Failure | null = null;
  let appliedAt: number | null = null;
  let places = new Places();
  /** What the files, and the integrations, were at the last attempt; undefined where the same are to be tried again. */
  let tried: { readonly files: string; readonly generation: number } | undefined;
  let seen: string | undefined;
  let running: Promise<void> = Promise.resolve();

  const attempt = async (isAsked: boolean) => {
    const files = folder === undefined ? '' : await fingerprint(folder);
    const state = { files: `${files}\n${secretFiles.asNow()}`, generation: generation() };
    const asTried = () => ({ ...state, files: `${files}\n${secretFiles.asRead()}` });
    const isBeingWritten = state.files !== seen && state.files !== tried?.files;
    seen = state.files;
    const isTried = state.files === tried?.files && (failure === null || state.generation === tried.generation);
    if (!isAsked && (isBeingWritten || isTried)) {
      return;
    }
    try {
      const provisioning = await provision();
      logger.info({ integrations: provisioning.integrations.length }, 'provisioning applied');
      failure = null;
      appliedAt = now();
      ({ places } = provisioning);
      tried = asTried();
    } catch (error) {
      // If the files are not at fault, the same files are tried again.
      tried = error instanceof ProvisioningError ? asTried() : undefined;
      const before = failure;
      failure = toFailure(error, before, now());
      if (isAsked || failure.message !== before?.message) {
        const reason = failure.message;
        logger.error({ reason }, 'provisioning not applied; all is as before, and the files are tried again');
      }
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
      return failure === null
        ? null
        : `${messageForAll(failure).replace(/\.?$/, '.')} ${startErrors.provisioning_not_applied.message}`;
    },
    status: (orgId) => ({
      isOn: folder !== undefined,
      appliedAt: folder === undefined ? null : appliedAt,
      failure: failure && tellOrg(failure, orgId),
    }),
    placeOf(kind, key) {
      const place = places.find(kind, key);
      return place && { ...place, file: withoutFolder(place.file) };
    },
    apply: () => inTurn(true),
    follow: () => inTurn(false).catch(() => {}),
  };

  function tellOrg({ since, message, faults }: Failure, orgId: number): ProvisioningFailure {
    const own = faults.filter((fault) => (fault.orgId ?? mainOrg) === orgId);
    return {
      since,
      message: faults.length === 0 ? hideFolder(message) : 'There are faults in the files.',
      faults: own.map((fault) => ({
        file: withoutFolder(fault.file),
        line: fault.line,
        message: withoutFolder(fault.message),
      })),
      hasOthers: own.length < faults.length,
    };
  }

  /** Names files as in the folder, which has no folders of its own: where that is on the machine is nobody else's business. */
  function withoutFolder(text: string): string {
    return folder === undefined ? text : text.replaceAll(join(folder, '/'), '');
  }

  /** Of what is at fault as a whole, which is the folder where the text names it. */
  function hideFolder(text: string): string {
    return folder === undefined || !isAbsolute(folder)
      ? text
      : text.replaceAll(folder, 'the folder of provisioning files');
  }

  /** Of a fault no more than its place: what it says is for the Admins of its org. */
  function messageForAll({ message, faults: [first, ...others] }: Failure): string {
    if (first === undefined) {
      return hideFolder(message);
    }
    const rest = others.length === 0 ? '' : ` (and ${others.length} more)`;
    return `${withoutFolder(first.file)}:${first.line}${rest} is at fault; what it is the log says, and to Admins the Configuration page.`;
  }
}

/** Grafana's first org. Its Admins see what is wrong with a file that cannot be read, or with an entry of no org. */
const mainOrg = 1;

/** Why the files are not applied. */
type Failure = Pick<ProvisioningFailure, 'since' | 'message'> & Pick<ProvisioningError, 'faults'>;

/** What failed, since it first did so. */
function toFailure(error: unknown, before: Failure | null, now: number): Failure {
  const { message, faults }: Omit<Failure, 'since'> =
    error instanceof ProvisioningError ? error : { message: classifyError(error).message, faults: [] };
  return {
    since: message === before?.message ? before.since : now,
    message,
    faults,
  };
}
