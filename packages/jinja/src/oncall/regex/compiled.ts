import { RE2JS } from 're2js';
import type { Runtime } from '../../runtime/runtime.ts';
import { wrongPattern } from './error.ts';
import type { Ending } from './pattern-reader.ts';
import { maxLength, type Translation, translate } from './translate.ts';

/** A pattern that is ready to be matched. */
export interface Compiled {
  readonly translation: Translation;
  readonly program: RE2JS;
}

/**
 * The pattern, compiled or taken from those compiled last.
 * @param anchored whether it has to match from the beginning of the text on
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

/** By the ending, the anchoring and the pattern; the one used last comes last. */
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
 * The patterns that a rendering has paid for. Fewer than are kept, so that none of them has to be compiled again, and what
 * is charged does not depend on what others have used before.
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
