import type { Runtime } from '../../runtime/runtime.ts';
import { heavyPattern } from './error.ts';
import type { Size } from './size.ts';

/** How a text is matched, and the steps that this takes at most. */
export interface Plan {
  readonly engine: 'automaton' | 'simulation';
  readonly steps: number;
}

// Measured with re2js 2.10 on texts and patterns made to be slow. The simulation takes up to 30 ns for each character and
// instruction. The automaton takes up to 70 ns for each character and 105 ns for each instruction of a state that is new.
// All limits of steps together come to less than 50 ms, at 200 ns for a step; these are on the safe side of that.
const simulationSteps = 0.5;
const automatonSteps = 1;
const stateSteps = 1.5;

/** Automata of more states than this would take too much memory. */
const maxStates = 1000;

/** The cheaper way to find out whether the text matches. */
export function planOf(size: Size, text: string): Plan {
  const simulation = simulationPlan(size, text);
  // Places that leave open what stands there make states that differ by each of them.
  const states = (size.steps - size.open + 2) * 2 ** Math.min(size.open, 30);
  if (states > maxStates) {
    return simulation;
  }
  const steps = 5 + text.length * automatonSteps + Math.min(states, text.length + 1) * (size.steps + 2) * stateSteps;
  return steps < simulation.steps ? { engine: 'automaton', steps } : simulation;
}

/** The one way that finds where a match and its groups are. */
export function simulationPlan(size: Size, text: string): Plan {
  return { engine: 'simulation', steps: 5 + text.length * (size.steps + 4) * simulationSteps };
}

/** @throws TemplateError (limit) where the whole limit would not do, or what is left of it */
export function chargeMatch(runtime: Runtime, { steps }: Plan): void {
  if (steps > runtime.environment.limits.steps) {
    throw heavyPattern('is too large for so long a text', 'use a shorter pattern, or match a part of the text only');
  }
  runtime.spend(steps);
}
