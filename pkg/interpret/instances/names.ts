import type { Value } from '@bellhook/jinja';
import { scalarText } from '../outputs/scalar-text.ts';
import { dictAt, readInstances } from './read-instances.ts';

/** The names of the alerts that represent the group, each once, the most severe first. */
export function namesOf(payload: Value): string[] {
  const labels = readInstances(payload).current.map((instance) => instance.labels);
  const own = labels.map((of) => scalarText(of.get('alertname'))).filter(isName);
  const ofAll = ['groupLabels', 'commonLabels', 'labels'].map((name) =>
    scalarText(dictAt(payload, name).get('alertname'))
  );
  return own.length > 0 ? [...new Set(own)] : ofAll.filter(isName).slice(0, 1);
}

function isName(name: string | null): name is string {
  return name !== null && name.trim() !== '';
}
