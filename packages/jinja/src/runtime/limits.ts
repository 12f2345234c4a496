import type { Limits } from './runtime.ts';

/**
 * What a template may use where nothing else is asked for. A step is about 100 ns at most, so that a rendering holds
 * the thread for less than 50 ms.
 */
export const defaultLimits: Limits = {
  steps: 250_000,
  milliseconds: 50,
  output: 1_200_000,
  text: 2_000_000,
  elements: 200_000,
  depth: 60,
  source: 50_000,
  nesting: 100,
};
