import { Dict, type Value } from '@bellhook/jinja';
import { severities, type Severity } from '../../contract/templates/templates.ts';
import { scalarText } from '../outputs/scalar-text.ts';
import { severityOf } from '../outputs/severity-word.ts';
import { dictAt, readInstances } from './read-instances.ts';

/** The highest severity of the alerts that represent the group, otherwise the severity that the payload gives for all of them. */
export function worstSeverity(payload: Value): Severity | undefined {
  const worst = severities[readInstances(payload).current[0]?.rank ?? severities.length];
  if (worst !== undefined || !(payload instanceof Dict)) {
    return worst;
  }
  const words = [
    ...['commonLabels', 'groupLabels', 'commonAnnotations', 'labels', 'annotations'].map((name) =>
      dictAt(payload, name)
    ),
    payload,
  ].map((texts) => scalarText(texts.get('severity')));
  return words.map((word) => (word === null ? undefined : severityOf(word))).find((severity) => severity !== undefined);
}
