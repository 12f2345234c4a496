/** A place in a provisioning file; the line counts from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/** What provisioning files can own. */
export type OwnedKind = 'integration' | 'view' | 'maintenance window';

interface Key {
  readonly orgId: number;
  readonly uid: string;
}

/** Where the files say what they own. */
export class Places {
  readonly #places = new Map<string, FilePlace>();

  note(kind: OwnedKind, key: Key, { file, line }: FilePlace): void {
    this.#places.set(nameOf(kind, key), { file, line });
  }

  find(kind: OwnedKind, key: Key): FilePlace | undefined {
    return this.#places.get(nameOf(kind, key));
  }
}

function nameOf(kind: OwnedKind, { orgId, uid }: Key): string {
  return `${kind} ${orgId} ${uid}`;
}
