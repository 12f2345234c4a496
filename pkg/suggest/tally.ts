import type { Field } from './fields.ts';

/** How often each value came, the most frequent first; without the payloads that lack the field. */
export function tally({ texts }: Field): Array<{ text: string; count: number }> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    if (text !== undefined) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}

/** In which part of the payloads the field says something, from 0 to 1. */
export function presence({ texts }: Field): number {
  return texts.filter((text) => text !== undefined).length / Math.max(1, texts.length);
}

/** How much less is thought of a field the deeper it lies. */
export function depthPenalty({ around, isInList }: Field): number {
  return around.length * 4 + (isInList ? 12 : 0);
}

/** The fields with a score above 0, the highest first. */
export function ranked(fields: readonly Field[], scoreOf: (field: Field) => number): Field[] {
  return fields
    .map((field) => ({ field, score: scoreOf(field) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ field }) => field);
}
