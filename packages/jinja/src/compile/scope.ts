import { TemplateError } from '../errors.ts';

/**
 * A part of the template that gets its own frame when it is called: the template, a block, a macro, a recursive loop. Loops and
 * other scopes inside it keep their variables in the same frame.
 */
export class Unit {
  readonly outer: Unit | undefined;
  readonly names: NamesOfTemplate;
  /** How many variables its frame needs room for. */
  size = 0;

  constructor(outer: Unit | undefined, names: NamesOfTemplate) {
    this.outer = outer;
    this.names = names;
  }
}

/** What all units of a template share. */
export interface NamesOfTemplate {
  /** All names that are assigned anywhere; all others are always variables or globals. */
  readonly assigned: ReadonlySet<string>;
  readonly source: string;
  /** How many names were merged from branches of `if`s, each once for every `if` around it. */
  merged: number;
}

/** Merging that many takes about 20 ms. */
const mostMerged = 50_000;

/** The place of a variable. */
export interface Slot {
  readonly unit: Unit;
  readonly index: number;
}

/**
 * The initial value of a variable when its scope is entered: none, that of an outer variable, or that of the name in the
 * template's context. A parameter gets its value from the caller.
 */
export type Load = 'nothing' | 'parameter' | { readonly copyOf: Slot } | { readonly resolve: string };

/**
 * The variables of a part of a template, found before it is compiled. The rules are those of Jinja 3.1: a name that a scope
 * assigns anywhere is its own from the beginning, and starts with the value of the outer variable of that name.
 */
export class Scope {
  readonly unit: Unit;
  readonly parent: Scope | undefined;
  /** The names that it assigns. */
  readonly stores: Set<string>;
  readonly #slots: Map<string, Slot>;
  readonly #loads: Map<Slot, Load>;
  /** The slots by name, shared by the branches of an `if`. */
  readonly #places: Map<string, Slot>;
  /** In a branch of an `if`: the scope around the `if`, which the branch extends. */
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

  /** The slot of the name, here or in an outer scope. */
  find(name: string): Slot | undefined {
    return this.#ownSlot(name) ?? this.parent?.find(name);
  }

  /** Records a read of the name. A name that is never assigned needs no slot. */
  read(name: string): void {
    if (this.unit.names.assigned.has(name) && this.find(name) === undefined) {
      this.#define(name, { resolve: name });
    }
  }

  /** Records an assignment to the name. */
  store(name: string): void {
    this.stores.add(name);
    if (this.#ownSlot(name) === undefined) {
      const outer = this.parent?.find(name);
      this.#define(name, outer === undefined ? 'nothing' : { copyOf: outer });
    }
  }

  /** Declares the name in this scope, hiding outer variables of that name. */
  declare(name: string): Slot {
    this.stores.add(name);
    return this.#define(name, 'parameter');
  }

  /** A scope for one branch of an `if`, which is kept apart until it is merged. */
  branch(): Scope {
    return new Scope(this.parent, this.unit, this);
  }

  /**
   * Merges the branches of an `if`. A name that only some of them assign keeps its earlier value in the others.
   * @throws TemplateError (limit), located
   */
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

  /** Whether the name is assigned here or in an outer scope. */
  isStored(name: string): boolean {
    return this.#ownsStore(name) || this.parent?.isStored(name) === true;
  }

  /** All names that were assigned here or in outer scopes, with their innermost slots. */
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
