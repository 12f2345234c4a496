/** A place in a provisioning file; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The org whose thing stands there; null where that is none, or not known. */
  readonly orgId: number | null;
}

/** What is wrong at a place. The message is one line, and holds no secret. */
export interface ProvisioningFault {
  readonly place: Place;
  readonly message: string;
  /** The variable that the environment does not have, if that is the fault. */
  readonly variable?: string;
}

/** Takes a fault; the search for others goes on. */
export type Report = (fault: ProvisioningFault) => void;

/** File and line, as people look for them. */
export function placeText({ file, line }: Place): string {
  return `${file}:${line}`;
}
