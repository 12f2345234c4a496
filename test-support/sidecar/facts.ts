import type { Facts } from '../../pkg/interpret/facts.ts';

/** The facts of an alert that says no more than its key, but for the fields that are given. */
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
