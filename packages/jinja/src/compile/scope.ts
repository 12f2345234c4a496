import { TemplateError } from '../errors.ts';

/**
 * What is called once and then has variables of its own: the template, a block, a macro, a recursive loop. Loops and
 * other scopes inside it keep their variables in its frame too.
 */
export class Unit {
  readonly outer: Unit | undefined;
  readonly names: NamesOfTemplate;
  /** How many variables a frame of it needs room for. */
  size = 0;

  constructor(outer: Unit | undefined, names: NamesOfTemplate) {
    this.outer = outer;
    this.names = names;
  }
}

/** What all units of a template share. */
export interface NamesOfTemplate {
  /** Every name that is given a value anywhere; all others are variables or globals at all times. */
  readonly assigned: ReadonlySet<string>;
  readonly source: string;
  /** How many names were taken over from branches of an `if`, each as often as there are ifs around it. */
  merged: number;
}

/** Merging so many takes about 20 ms. */
const mostMerged = 50_000;

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
  /** For one branch of an `if`: the scope around the `if`, to which it adds. */
  readonly #trunk: Scope | undefined;

  constructor(parent: Scope | undefined, unit: Unit, trunk?: Scope) {
    this.parent = parent;
    this.unit = unit;
    this.stores = new Set();
    this.#slots = new Map();
    this.#loads = new Map();
    this.#places = trunk === undefined ? new Map<string, Slot>() : trunk.#places;
    this.#trunk = trunk;
  }

  get loads(): ReadonlyMap<Slot, Load> {
    return this.#loads;
  }

  /** Where the name is kept, here or further out. */
  find(name: string): Slot | undefined {
    return this.#ownSlot(name) ?? this.parent?.find(name);
  }

  /** The name is read. One that is never assigned needs no place. */
  read(name: string): void {
    if (this.unit.names.assigned.has(name) && this.find(name) === undefined) {
      this.#define(name, { resolve: name });
    }
  }

  /** The name is given a value. */
  store(name: string): void {
    this.stores.add(name);
    if (this.#ownSlot(name) === undefined) {
      const outer = this.parent?.find(name);
      this.#define(name, outer === undefined ? 'nothing' : { copyOf: outer });
    }
  }

  /** The name is new in this scope, whatever it is further out. */
  declare(name: string): Slot {
    this.stores.add(name);
    return this.#define(name, 'parameter');
  }

  /** For one branch of an `if`: what it finds is kept apart until it is merged. */
  branch(): Scope {
    return new Scope(this.parent, this.unit, this);
  }

  /** Takes over what the branches of an `if` found: what only some of them assign keeps its value from before. @throws TemplateError (limit), located */
  merge(branches: readonly Scope[], offset: number): void {
    const { names } = this.unit;
    names.merged += branches.reduce((sum, branch) => sum + branch.#slots.size, 0);
    if (names.merged > mostMerged) {
      const message = 'too many names are set in ifs that are inside each other; nest them less deeply';
      throw new TemplateError('limit', message).locate(names.source, offset);
    }
    const counts = new Map<string, number>();
    for (const branch of branches) {
      for (const name of branch.stores) {
        if (!this.#ownsStore(name)) {
          counts.set(name, (counts.get(name) ?? 0) + 1);
        }
      }
    }
    for (const branch of branches) {
      branch.#slots.forEach((slot, name) => this.#slots.set(name, slot));
      branch.#loads.forEach((load, slot) => this.#loads.set(slot, load));
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
    return this.#ownsStore(name) || this.parent?.isStored(name) === true;
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

  #ownSlot(name: string): Slot | undefined {
    const trunk = this.#trunk;
    return this.#slots.get(name) ?? (trunk === undefined ? undefined : trunk.#ownSlot(name));
  }

  #ownsStore(name: string): boolean {
    const trunk = this.#trunk;
    return this.stores.has(name) || (trunk !== undefined && trunk.#ownsStore(name));
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
