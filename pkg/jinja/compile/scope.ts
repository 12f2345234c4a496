/**
 * What is called once and then has variables of its own: the template, a block, a macro, a recursive loop. Loops and
 * other scopes inside it keep their variables in its frame too.
 */
export class Unit {
  readonly outer: Unit | undefined;
  /** Every name that is given a value anywhere in the template. */
  readonly assigned: ReadonlySet<string>;
  /** How many variables a frame of it needs room for. */
  size = 0;

  constructor(outer: Unit | undefined, assigned: ReadonlySet<string>) {
    this.outer = outer;
    this.assigned = assigned;
  }
}

/** The place of a variable. */
export interface Slot {
  readonly unit: Unit;
  readonly index: number;
}

/**
 * What a variable has when its scope is entered: nothing yet, what one further out has, what the context of the
 * template has under that name; or it is a parameter and given a value by who enters.
 */
export type Load = 'nothing' | 'parameter' | { readonly copyOf: Slot } | { readonly resolve: string };

/**
 * Which variables a part of a template has, found before it is compiled. The rules are those of Jinja 3.1: what a
 * scope assigns anywhere is its own from the beginning, and starts with the value of the same name further out.
 */
export class Scope {
  readonly unit: Unit;
  readonly parent: Scope | undefined;
  /** The names that are given a value in it. */
  readonly stores: Set<string>;
  readonly #slots: Map<string, Slot>;
  readonly #loads: Map<Slot, Load>;
  /** Places by name, shared by the branches of an `if`. */
  readonly #places: Map<string, Slot>;

  constructor(parent: Scope | undefined, unit: Unit, like?: Scope) {
    this.parent = parent;
    this.unit = unit;
    this.stores = new Set(like?.stores);
    this.#slots = new Map(like?.slots);
    this.#loads = new Map(like?.loads);
    this.#places = like === undefined ? new Map<string, Slot>() : like.#places;
  }

  get loads(): ReadonlyMap<Slot, Load> {
    return this.#loads;
  }

  get slots(): ReadonlyMap<string, Slot> {
    return this.#slots;
  }

  /** Where the name is kept, here or further out. */
  find(name: string): Slot | undefined {
    return this.#slots.get(name) ?? this.parent?.find(name);
  }

  /** The name is read. One that is never assigned needs no place. */
  read(name: string): void {
    if (this.unit.assigned.has(name) && this.find(name) === undefined) {
      this.#define(name, { resolve: name });
    }
  }

  /** The name is given a value. */
  store(name: string): void {
    this.stores.add(name);
    if (!this.#slots.has(name)) {
      const outer = this.parent?.find(name);
      this.#define(name, outer === undefined ? 'nothing' : { copyOf: outer });
    }
  }

  /** The name is new in this scope, whatever it is further out. */
  declare(name: string): Slot {
    this.stores.add(name);
    return this.#define(name, 'parameter');
  }

  /** A copy for one branch of an `if`. */
  branch(): Scope {
    return new Scope(this.parent, this.unit, this);
  }

  /** Takes over what the branches of an `if` found: what only some of them assign keeps its value from before. */
  merge(branches: readonly Scope[]): void {
    const counts = new Map<string, number>();
    for (const branch of branches) {
      for (const name of branch.stores) {
        if (!this.stores.has(name)) {
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
    }
    for (const branch of branches) {
      branch.slots.forEach((slot, name) => this.#slots.set(name, slot));
      branch.loads.forEach((load, slot) => this.#loads.set(slot, load));
      branch.stores.forEach((name) => this.stores.add(name));
    }
    for (const [name, count] of counts) {
      const slot = this.#slots.get(name);
      if (slot !== undefined && count < branches.length) {
        const outer = this.parent?.find(name);
        this.#loads.set(slot, outer === undefined ? { resolve: name } : { copyOf: outer });
      }
    }
  }

  /** Whether a name is given a value here or further out. */
  isStored(name: string): boolean {
    return this.stores.has(name) || this.parent?.isStored(name) === true;
  }

  /** Every name that was given a value here or further out, with its innermost place. */
  visibleStores(): Map<string, Slot> {
    const visible = this.parent?.visibleStores() ?? new Map<string, Slot>();
    for (const name of this.stores) {
      const slot = this.find(name);
      if (slot !== undefined) {
        visible.set(name, slot);
      }
    }
    return visible;
  }

  #define(name: string, load: Load): Slot {
    const known = this.#places.get(name);
    const slot = known ?? { unit: this.unit, index: this.unit.size++ };
    this.#places.set(name, slot);
    this.#slots.set(name, slot);
    this.#loads.set(slot, load);
    return slot;
  }
}
