/** A queue in which orgs take turns. Each item waits in a lane of its org, such as an integration. */
export interface FairQueue<Item> {
  readonly size: number;
  push(orgId: number, lane: number, item: Item): void;
  /**
   * The item whose turn it is.
   * @param fits whether an item can be taken now; if not, it keeps its place, and all items behind it in its lane wait
   * @returns undefined if nothing fits
   */
  take(fits?: (item: Item) => boolean): Item | undefined;
  /** Adds to the cost of an item after it was taken. */
  charge(orgId: number, lane: number, cost: number): void;
  /** Takes everything, lane by lane. */
  drain(): Item[];
}

export interface FairQueueOptions<Item> {
  /** The cost of an item, as far as it is known when it is taken. */
  costOf: (item: Item) => number;
  /** How much a turn may cost. The last item of a turn may exceed it; later turns make up for that. */
  quantum: number;
}

/** Maximum number of turns that an org misses, however much an item cost. */
const mostTurnsMissed = 64;

/**
 * Orgs take turns, and so do the lanes of an org (surplus round robin). Each gets about the same amount of work done, however many items
 * it has waiting. The items of a lane stay in their order.
 */
export function createFairQueue<Item>({ costOf, quantum }: FairQueueOptions<Item>): FairQueue<Item> {
  const orgs = new Ring<Item, Ring<Item, Lane<Item>>>(costOf, quantum);
  let size = 0;
  return {
    get size() {
      return size;
    },
    push(orgId, lane, item) {
      const org = orgs.get(orgId) ?? orgs.add(orgId, new Ring(costOf, quantum));
      (org.get(lane) ?? org.add(lane, new Lane())).push(item);
      size += 1;
    },
    take(fits) {
      const item = orgs.take(fits);
      size -= item === undefined ? 0 : 1;
      return item;
    },
    charge(orgId, lane, cost) {
      orgs.charge(orgId, cost);
      orgs.get(orgId)?.charge(lane, cost);
    },
    drain() {
      const items: Item[] = [];
      for (let item = orgs.take(); item !== undefined; item = orgs.take()) {
        items.push(item);
      }
      size = 0;
      return items;
    },
  };
}

interface Source<Item> {
  readonly isEmpty: boolean;
  take(fits?: (item: Item) => boolean): Item | undefined;
}

interface Member<Child> {
  readonly key: number;
  readonly child: Child;
  /** The remainder of its turn; negative if it has exceeded its turn. */
  balance: number;
}

/** Sources that take turns. An empty one leaves, and returns at the end. */
class Ring<Item, Child extends Source<Item>> implements Source<Item> {
  readonly #costOf: (item: Item) => number;
  readonly #quantum: number;
  readonly #byKey = new Map<number, Member<Child>>();
  /** In the order of their turns. */
  readonly #turns = new Set<Member<Child>>();

  constructor(costOf: (item: Item) => number, quantum: number) {
    this.#costOf = costOf;
    this.#quantum = quantum;
  }

  get isEmpty(): boolean {
    return this.#turns.size === 0;
  }

  get(key: number): Child | undefined {
    return this.#byKey.get(key)?.child;
  }

  add(key: number, child: Child): Child {
    const member = { key, child, balance: this.#quantum };
    this.#byKey.set(key, member);
    this.#turns.add(member);
    return child;
  }

  charge(key: number, cost: number): void {
    const member = this.#byKey.get(key);
    if (member !== undefined) {
      member.balance = Math.max(member.balance - cost, -mostTurnsMissed * this.#quantum);
    }
  }

  take(fits?: (item: Item) => boolean): Item | undefined {
    // The loop meets a source again if it was moved to the end of the set.
    for (const member of this.#turns) {
      if (member.balance <= 0) {
        member.balance += this.#quantum;
        this.#turns.delete(member);
        this.#turns.add(member);
        continue;
      }
      const item = member.child.take(fits);
      if (item === undefined) {
        continue;
      }
      this.charge(member.key, this.#costOf(item));
      if (member.child.isEmpty) {
        this.#byKey.delete(member.key);
        this.#turns.delete(member);
      }
      return item;
    }
    return undefined;
  }
}

class Lane<Item> implements Source<Item> {
  #items: Item[] = [];
  /** The index of the first item. Moving all others at each step would be expensive. */
  #first = 0;

  get isEmpty(): boolean {
    return this.#first === this.#items.length;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  take(fits?: (item: Item) => boolean): Item | undefined {
    const item = this.#items[this.#first] as Item;
    if (fits !== undefined && !fits(item)) {
      return undefined;
    }
    this.#first += 1;
    if (this.#first === compactAt) {
      this.#items = this.#items.slice(this.#first);
      this.#first = 0;
    }
    return item;
  }
}

const compactAt = 1024;
