import type { Facts } from '../../pkg/interpret/facts.ts';

/** The facts of an alert that has only a key, with the given fields. */
export function plainFacts(fields: Partial<Facts> = {}): Facts {
  return {
    groupingKey: 'k',
    formerKey: null,
    title: null,
    untitled: 'Alert',
    titleVersion: null,
    severity: null,
    labels: null,
    instances: null,
    signal: 'fire',
    failures: [],
    hint: null,
    ...fields,
  };
}
