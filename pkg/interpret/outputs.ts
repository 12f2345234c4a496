import { type Severity, severities, type TemplateName } from '../contract/templates.ts';
import type { Labels } from './facts.ts';
import { isNothing, keyText, messageText, shorten, storable, titleText, webAddress } from './text.ts';

/** What the output of each template comes to. */
export interface Outputs {
  title: string | null;
  message: string | null;
  /** An http or https address, as is `sourceLink`. */
  imageUrl: string | null;
  sourceLink: string | null;
  groupingKey: string | null;
  resolveCondition: boolean;
  acknowledgeCondition: boolean;
  severity: Severity | null;
  labels: Labels | null;
}

/** What an output came to; `problem` says why it came to nothing although there was something. */
export interface Read<Value> {
  readonly value: Value;
  readonly problem?: string;
}

/** Reads the outputs of templates, each as its kind. */
export const readOutput: { readonly [Name in TemplateName]: (output: string) => Read<Outputs[Name]> } = {
  title: (output) => ({ value: titleText(output) }),
  message: (output) => ({ value: messageText(output) }),
  imageUrl: readAddress,
  sourceLink: readAddress,
  groupingKey: (output) => ({ value: keyText(output) }),
  resolveCondition: readCondition,
  acknowledgeCondition: readCondition,
  severity: readSeverity,
  labels: readLabels,
};

function readAddress(output: string): Read<string | null> {
  if (isNothing(output)) {
    return { value: null };
  }
  const value = webAddress(output.trim());
  return value === null
    ? { value, problem: 'The output is no http or https address, so there is no link.' }
    : { value };
}

/** The words that Grafana OnCall took for true. */
function readCondition(output: string): Read<boolean> {
  const word = output.length > 100 ? '' : output.trim().toLowerCase();
  return { value: word === '1' || word === 'true' || word === 'ok' };
}

function readSeverity(output: string): Read<Severity | null> {
  if (isNothing(output)) {
    return { value: null };
  }
  const word = output.trim().toLowerCase();
  const value = severities.find((severity) => severity === word) ?? null;
  return value === null
    ? { value, problem: `The output '${shorten(word, 40)}' is no severity; give ${severities.join(', ')} or nothing.` }
    : { value };
}

/** At most this many labels are kept, the first by name. */
const labelCount = 50;
/** Longest name and longest value of a label, in UTF-16 units; the limit Grafana OnCall had. */
const labelLength = 200;

function readLabels(output: string): Read<Labels | null> {
  if (isNothing(output)) {
    return { value: null };
  }
  let json: unknown;
  try {
    json = JSON.parse(output);
  } catch {
    return {
      value: null,
      problem: 'The output is not JSON; let the template render an object, for example with tojson.',
    };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { value: null, problem: 'The output is JSON but no object; labels are an object of names and values.' };
  }
  const labels = Object.entries(json)
    .map(([name, value]): [string, string | null] => [storable(name), labelText(value)])
    .filter((label): label is [string, string] => isLabel(label))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, labelCount);
  return { value: labels.length === 0 ? null : Object.fromEntries(labels) };
}

function labelText(value: unknown): string | null {
  switch (typeof value) {
    case 'string':
      return storable(value);
    case 'number':
    case 'boolean':
      return String(value);
    default:
      return null;
  }
}

function isLabel([name, value]: [string, string | null]): boolean {
  return (
    name.trim() !== '' &&
    name.length <= labelLength &&
    value !== null &&
    value.length <= labelLength &&
    !['', 'none'].includes(value.trim().toLowerCase())
  );
}
