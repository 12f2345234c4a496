import { Dict, type Value } from '../../jinja/index.ts';
import { scalarText } from '../scalar-text.ts';
import { dictAt, type Instance, readInstances } from './read-instances.ts';

/**
 * The labels that the alerts which speak for the group have in common now. `commonLabels` alone says less, because there those that are
 * over count too.
 */
export function commonLabels(payload: Value): Dict {
  const { current, truncated } = readInstances(payload);
  const said = dictAt(payload, 'commonLabels');
  if (current.length === 0) {
    return said.size > 0 ? said : dictAt(payload, 'labels');
  }
  // What the sender has left out may have other labels.
  return truncated > 0 ? said : new Dict([...said.entries(), ...sharedLabels(current)], true);
}

/** The labels that all of the instances have, with the same value. */
export function sharedLabels([first, ...others]: readonly Instance[]): ReadonlyMap<Value, Value> {
  const shared = [...(first?.labels.entries() ?? [])].filter(([name, value]) => {
    const text = scalarText(value);
    return text !== null && others.every(({ labels }) => scalarText(labels.get(name)) === text);
  });
  return new Map(shared);
}
