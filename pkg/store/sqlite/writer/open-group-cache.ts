import type { Group } from '../../../domain/group.ts';

/** An open group as the writer holds it; only what was committed is put there. */
export interface OpenGroup {
  readonly id: number;
  group: Group;
  lastAlertId: number | null;
}

/** At least this many open groups are held, those of late, and at most twice as many. */
const heldGroups = 50_000;

/**
 * The open groups of late, by the key under which alerts find them, so that a storm does not read them again. It holds
 * nothing that is not in the database; what is forgotten is read when it is needed.
 *
 * They are held in two generations: when the young one is full it becomes the old one, and the old one is forgotten.
 * A group that is used comes into the young one. So to use a group costs no more than to look it up, and mostly no more than once.
 */
export class OpenGroups {
  #young = new Generation();
  #old = new Generation();

  get(slot: string): OpenGroup | undefined {
    const young = this.#young.groups.get(slot);
    if (young !== undefined) {
      return young;
    }
    const old = this.#old.groups.get(slot);
    if (old !== undefined) {
      this.set(slot, old);
    }
    return old;
  }

  /** To be called with what was committed only. */
  set(slot: string, group: OpenGroup): void {
    const { groups, slots } = this.#young;
    groups.set(slot, group);
    slots.set(group.id, slot);
    if (groups.size >= heldGroups) {
      this.#old = this.#young;
      this.#young = new Generation();
    }
  }

  delete(slot: string): void {
    this.#young.delete(slot);
    this.#old.delete(slot);
  }

  /** Forgets a group that somebody has changed in the database. */
  forget(id: number): void {
    const slot = this.#young.slots.get(id) ?? this.#old.slots.get(id);
    if (slot !== undefined) {
      this.delete(slot);
    }
  }
}

class Generation {
  readonly groups = new Map<string, OpenGroup>();
  readonly slots = new Map<number, string>();

  delete(slot: string): void {
    const group = this.groups.get(slot);
    if (group !== undefined) {
      this.groups.delete(slot);
      this.slots.delete(group.id);
    }
  }
}
