import { testLabel } from '../../contract/deliveries/test-address.ts';
import type { Facts } from '../../interpret/facts.ts';
import type { Meaning } from '../../work/jobs/understand.ts';
import type { ReadDelivery } from './take-delivery.ts';

/**
 * Marks the alerts of a test. Their groups have a label that no other can have, and keys of their own: a test neither comes to a group of
 * real alerts nor resolves one, and what the label finds can be deleted.
 */
export function asTest(read: ReadDelivery): ReadDelivery {
  const { meaning } = read;
  if (!('alerts' in meaning)) {
    return { ...read, meaning: marked(meaning) };
  }
  const [first, ...further] = meaning.alerts;
  return { ...read, meaning: { ...meaning, alerts: [marked(first), ...further.map(marked)] } };
}

function marked(meaning: Meaning): Meaning {
  return { ...meaning, facts: markedFacts(meaning.facts) };
}

function markedFacts(facts: Facts): Facts {
  const { groupingKey, labels } = facts;
  return {
    ...facts,
    groupingKey: groupingKey === null ? null : `test: ${groupingKey}`,
    formerKey: null,
    labels: { ...(labels === 'none' ? null : labels), [testLabel]: 'true' },
  };
}
