/** Divides a limited amount of something, such as memory, between orgs. */
export interface Shares {
  /** Takes the amount for the org, or nothing if that would exceed its share. */
  take(orgId: number, amount: number): boolean;
  /** Gives back what was taken. */
  give(orgId: number, amount: number): void;
  /** How much the org has taken and not given back. */
  heldBy(orgId: number): number;
}

/**
 * An org may have as much as it leaves free for all others (the dynamic thresholds of Choudhury and Hahne, 1998). A single org gets half
 * of the total, two get a third each, and the next one still finds something.
 */
export function createShares(total: number): Shares {
  const held = new Map<number, number>();
  let taken = 0;
  const heldBy = (orgId: number) => held.get(orgId) ?? 0;
  return {
    heldBy,
    take(orgId, amount) {
      const wanted = heldBy(orgId) + amount;
      if (wanted > total - taken - amount) {
        return false;
      }
      held.set(orgId, wanted);
      taken += amount;
      return true;
    },
    give(orgId, amount) {
      const left = heldBy(orgId) - amount;
      taken -= amount;
      if (left > 0) {
        held.set(orgId, left);
      } else {
        held.delete(orgId);
      }
    },
  };
}
