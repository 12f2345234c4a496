import type { Group } from '../../../group/group.ts';

/** An open group as the writer holds it. */
export interface OpenGroup {
  readonly id: number;
  readonly group: Group;
  readonly lastAlertId: number | null;
}

/** At most this many open groups are held, those of late. */
const heldGroups = 50_000;

/**
 * The open groups of late, by the key under which alerts find them, so that a storm does not read them again. It holds
 * nothing that is not in the database; what is forgotten is read when it is needed.
 */
export class OpenGroups {
  readonly #groups = new Map<string, OpenGroup>();
  readonly #slots = new Map<number, string>();

  get(slot: string): OpenGroup | undefined {
    return this.#groups.get(slot);
  }

  /** To be called with what was committed only. */
  set(slot: string, group: OpenGroup): void {
    this.#groups.delete(slot);
    this.#groups.set(slot, group);
    this.#slots.set(group.id, slot);
    if (this.#groups.size > heldGroups) {
      const [oldest, { id }] = this.#groups.entries().next().value as [string, OpenGroup];
      this.#groups.delete(oldest);
      this.#slots.delete(id);
    }
  }

  delete(slot: string): void {
    const group = this.#groups.get(slot);
    if (group !== undefined) {
      this.#groups.delete(slot);
      this.#slots.delete(group.id);
    }
  }

  /** Forgets a group that somebody has changed in the database. */
  forget(id: number): void {
    const slot = this.#slots.get(id);
    if (slot !== undefined) {
      this.delete(slot);
    }
  }
}
