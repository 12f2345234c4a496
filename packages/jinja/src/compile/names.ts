import type { Evaluate, Execute, Frame, Rendering } from '../runtime/rendering.ts';
import type { Name } from '../syntax/ast.ts';
import { Undefined, type Value } from '../values/value.ts';
import type { Place } from './place.ts';
import type { Slot, Unit } from './scope.ts';

/** Reads a variable. */
export function compileName(node: Name, { program, scope }: Place): Evaluate {
  const { name } = node;
  if (!scope.isStored(name)) {
    program.unassigned.add(node);
  }
  const slot = scope.find(name);
  const missing = program.environment.globals.get(name) ?? undefinedName(name);
  if (slot === undefined) {
    return ({ variables }) => {
      const value = variables.get(name);
      return value === undefined ? missing : value;
    };
  }
  const undefinedValue = undefinedName(name);
  const read = readSlot(slot, scope.unit);
  return (rendering, frame) => {
    const value = read(rendering, frame);
    return value === undefined ? undefinedValue : value;
  };
}

/** Reads a slot; `undefined` if nothing was assigned. */
export function readSlot(slot: Slot, from: Unit): (rendering: Rendering, frame: Frame) => Value | undefined {
  const { index } = slot;
  switch (hops(slot, from)) {
    case 0:
      return (_, frame) => frame.slots[index];
    case 1:
      return (_, frame) => frame.outer?.slots[index];
    default:
      return readFar(slot, hops(slot, from));
  }
}

/** Compiles the initial values of the variables of a scope; `undefined` if there are none. */
export function compileEnter({ program, scope }: Place): Execute | undefined {
  const { globals } = program.environment;
  const steps: Execute[] = [];
  for (const [{ index }, load] of scope.loads) {
    if (load === 'parameter') {
      continue;
    }
    if (load === 'nothing') {
      steps.push((_, { slots }) => {
        slots[index] = undefined;
      });
    } else if ('copyOf' in load) {
      const read = readSlot(load.copyOf, scope.unit);
      steps.push((rendering, frame) => {
        frame.slots[index] = read(rendering, frame);
      });
    } else {
      const { resolve: name } = load;
      const byDefault = globals.get(name);
      steps.push(({ variables }, { slots, context }) => {
        slots[index] = resolve(context.get(name), variables.get(name), byDefault);
      });
    }
  }
  const all: Execute = (rendering, frame) => {
    for (const step of steps) {
      step(rendering, frame);
    }
  };
  if (steps.length <= fewNames) {
    return steps.length === 0 ? undefined : all;
  }
  return (rendering, frame) => {
    rendering.spend(steps.length / fewNames);
    all(rendering, frame);
  };
}

/** That many take no longer than the one step that entering a scope costs anyway. */
const fewNames = 4;

function resolve(...values: ReadonlyArray<Value | undefined>): Value | undefined {
  return values.find((value) => value !== undefined);
}

function readFar({ index }: Slot, count: number): (rendering: Rendering, frame: Frame) => Value | undefined {
  return (_, frame) => {
    let at: Frame | undefined = frame;
    for (let i = 0; i < count; i++) {
      at = at?.outer;
    }
    return at?.slots[index];
  };
}

function hops(slot: Slot, from: Unit): number {
  let count = 0;
  for (let unit: Unit | undefined = from; unit !== undefined && unit !== slot.unit; unit = unit.outer) {
    count++;
  }
  return count;
}

/** The value of a name that is not defined. */
function undefinedName(name: string): Undefined {
  return new Undefined(`${name} is not defined; check its spelling, or give it a value with ${name} | default("…")`);
}
