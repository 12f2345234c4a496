import { severities, type Severity, type TemplateName } from '../../contract/templates/templates.ts';
import type { Labels } from '../facts.ts';
import { toLabels } from './labels.ts';
import { isNothing, keyText, messageText, shorten, titleText, webAddress } from './text.ts';

/** The value that is read from the output of each template. */
export interface Outputs {
  title: string | null;
  message: string | null;
  /** An http or https address, like `sourceLink`. */
  imageUrl: string | null;
  sourceLink: string | null;
  groupingKey: string | null;
  resolveCondition: boolean;
  acknowledgeCondition: boolean;
  severity: Severity | null;
  labels: Labels | null;
}

/** The value that is read from an output. `problem` says why an output gives no value although it is not empty. */
export interface Read<Value> {
  readonly value: Value;
  /** Whether the output says that there is no value, instead of saying nothing. The value is null then. */
  readonly saysNone?: true;
  readonly problem?: string;
}

/** Reads the output of each template according to its kind. */
export const readOutput: { readonly [Name in TemplateName]: (output: string) => Read<Outputs[Name]> } = {
  title: (output) => ({ value: titleText(output) }),
  message: (output) => (saysNone(output) ? none : { value: messageText(output) }),
  imageUrl: readAddress,
  sourceLink: readAddress,
  groupingKey: (output) => ({ value: keyText(output) }),
  resolveCondition: readCondition,
  acknowledgeCondition: readCondition,
  severity: readSeverity,
  labels: readLabels,
};

/** Whether the output is `none`, which a template prints if it has found that there is no value. */
function saysNone(output: string): boolean {
  return output.length < 20 && output.trim() === 'none';
}

const none = { value: null, saysNone: true } as const;

function readAddress(output: string): Read<string | null> {
  if (isNothing(output)) {
    return { value: null };
  }
  if (saysNone(output)) {
    return none;
  }
  const value = webAddress(output.trim());
  return value === null
    ? { value, problem: 'The output is no http or https address, so there is no link.' }
    : { value };
}

/** Grafana OnCall took the same words for true. */
function readCondition(output: string): Read<boolean> {
  const word = output.length > 100 ? '' : output.trim().toLowerCase();
  return { value: word === '1' || word === 'true' || word === 'ok' };
}

function readSeverity(output: string): Read<Severity | null> {
  if (isNothing(output)) {
    return { value: null };
  }
  if (saysNone(output)) {
    return none;
  }
  const word = output.trim().toLowerCase();
  const value = severities.find((severity) => severity === word) ?? null;
  return value === null
    ? {
        value,
        problem: `The output '${shorten(word, 40)}' is no severity; give ${severities.join(', ')}, none or nothing.`,
      }
    : { value };
}

function readLabels(output: string): Read<Labels | null> {
  if (isNothing(output)) {
    return { value: null };
  }
  if (saysNone(output)) {
    return none;
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
  return { value: toLabels(Object.entries(json)) };
}
