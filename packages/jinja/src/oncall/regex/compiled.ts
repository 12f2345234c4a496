import { RE2JS } from 're2js';
import type { Runtime } from '../../runtime/runtime.ts';
import { heavyPattern, wrongPattern } from './cursor.ts';
import type { Size } from './repeat.ts';
import { type Ending, maxLength, translate, type Translation } from './translate.ts';

/** A compiled pattern. */
interface Compiled {
  readonly translation: Translation;
  readonly program: RE2JS;
}

/**
 * Compiles the pattern, or takes it from the cache.
 * @param anchored whether it must match at the beginning of the text
 * @throws TemplateError (value, limit)
 */
export function compile(runtime: Runtime, pattern: string, ending: Ending, anchored: boolean): Compiled {
  const key = `${ending} ${anchored} ${pattern}`;
  runtime.spend(10 + Math.min(pattern.length, maxLength));
  const known = cache.get(key);
  const translation = known?.translation ?? translate(pattern, ending);
  charge(runtime, key, translation);
  const compiled = known ?? { translation, program: compileSource(translation.source, anchored) };
  keep(key, compiled);
  return compiled;
}

/** By ending, anchoring and pattern; the most recently used one is last. */
const cache = new Map<string, Compiled>();
const cacheSize = 64;

function keep(key: string, compiled: Compiled): void {
  cache.delete(key);
  cache.set(key, compiled);
  const [oldest] = cache.keys();
  if (cache.size > cacheSize && oldest !== undefined) {
    cache.delete(oldest);
  }
}

function compileSource(source: string, anchored: boolean): RE2JS {
  try {
    return RE2JS.compile(anchored ? `\\A(?:${source})` : source);
  } catch {
    throw wrongPattern('cannot be compiled', 'check its brackets and repetitions');
  }
}

/**
 * The patterns that a rendering has paid for. They are fewer than the cache holds, so that none of them is compiled again, and
 * the charge does not depend on the renderings before it.
 */
const paid = new WeakMap<Runtime, Set<string>>();
const maxPaid = cacheSize / 2;

function charge(runtime: Runtime, key: string, translation: Translation): void {
  const keys = paid.get(runtime) ?? new Set();
  paid.set(runtime, keys);
  if (!keys.has(key)) {
    runtime.spend(compilingSteps(translation));
    if (keys.size >= maxPaid) {
      keys.clear();
    }
    keys.add(key);
  }
}

/** Measured: an instruction takes up to 1.5 µs to compile, a table of Unicode 40 µs, and three times that without case. */
function compilingSteps({ source, size }: Translation): number {
  const tables = source.match(/\\[pP]\{/g)?.length ?? 0;
  return 1000 + size.steps * 10 + tables * (source.includes('(?i:') ? 1000 : 300);
}

/** The way to match a text, and the maximum number of steps. */
interface Plan {
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

/** The cheaper way to test whether the text matches. */
export function planOf(size: Size, text: string): Plan {
  const simulation = simulationPlan(size, text);
  // Each open place, such as a class, can double the number of states.
  const states = (size.steps - size.open + 2) * 2 ** Math.min(size.open, 30);
  if (states > maxStates) {
    return simulation;
  }
  const steps = 5 + text.length * automatonSteps + Math.min(states, text.length + 1) * (size.steps + 2) * stateSteps;
  return steps < simulation.steps ? { engine: 'automaton', steps } : simulation;
}

/** The only way that finds the positions of a match and its groups. */
export function simulationPlan(size: Size, text: string): Plan {
  return { engine: 'simulation', steps: 5 + text.length * (size.steps + 4) * simulationSteps };
}

/** @throws TemplateError (limit) if the whole limit or the rest of it is too small */
export function chargeMatch(runtime: Runtime, { steps }: Plan): void {
  if (steps > runtime.environment.limits.steps) {
    throw heavyPattern('is too large for so long a text', 'use a shorter pattern, or match a part of the text only');
  }
  runtime.spend(steps);
}
