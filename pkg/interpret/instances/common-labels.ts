import { Dict, type Value } from '@bellhook/jinja';
import { scalarText } from '../outputs/scalar-text.ts';
import { dictAt, type Instance, readInstances } from './read-instances.ts';

/**
 * The labels that the current alerts have in common, see `Carried.current`. `commonLabels` alone has fewer, because resolved
 * alerts count there too.
 */
export function commonLabels(payload: Value): Dict {
  const { current, truncated } = readInstances(payload);
  const said = dictAt(payload, 'commonLabels');
  if (current.length === 0) {
    return said.size > 0 ? said : dictAt(payload, 'labels');
  }
  // Alerts that the sender left out may have other labels.
  return truncated > 0 ? said : new Dict([...said.entries(), ...sharedLabels(current)], true);
}

/** The same for annotations. */
export function commonAnnotations(payload: Value): Dict {
  const { current, truncated } = readInstances(payload);
  const said = dictAt(payload, 'commonAnnotations');
  if (current.length === 0) {
    return said.size > 0 ? said : dictAt(payload, 'annotations');
  }
  return truncated > 0
    ? said
    : new Dict([...said.entries(), ...shared(current.map(({ annotations }) => annotations))], true);
}

/** The labels that all instances have with the same value. */
export function sharedLabels(instances: readonly Instance[]): ReadonlyMap<Value, Value> {
  return shared(instances.map(({ labels }) => labels));
}

function shared([first, ...others]: readonly Dict[]): ReadonlyMap<Value, Value> {
  const entries = [...(first?.entries() ?? [])].filter(([name, value]) => {
    const text = scalarText(value);
    return text !== null && others.every((other) => scalarText(other.get(name)) === text);
  });
  return new Map(entries);
}
