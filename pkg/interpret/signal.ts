import type { JsonValue } from './json.ts';

/** `state: ok`, in any case, says that the source has recovered; everything else fires. */
export function signalOf(state: JsonValue | undefined): 'fire' | 'resolve' {
  return typeof state === 'string' && state.trim().toLowerCase() === 'ok' ? 'resolve' : 'fire';
}
