/** A fault of a provisioning file. Line counts from 1; the message is one line and holds no secret. */
export interface FileFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
  /** The org whose thing is at fault; null where that is none, or not known. */
  readonly orgId: number | null;
}

/** Provisioning files that cannot be used. The message is one line: file, line, reason. */
export class ProvisioningError extends Error {
  /** All that is known to be wrong, at least the first; none where it is no fault of a file. */
  readonly faults: readonly FileFault[];

  constructor(message: string, faults: readonly FileFault[] = []) {
    super(message);
    this.faults = faults;
  }

  /** @param faults at least one; the first is the message */
  static of(faults: readonly [FileFault, ...FileFault[]]): ProvisioningError {
    const [{ file, line, message }] = faults;
    return new ProvisioningError(`${file}:${line}: ${message}`, faults);
  }
}
