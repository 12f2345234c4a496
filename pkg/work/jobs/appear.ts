import { parseJson, type Value } from '@bellhook/jinja';
import { type Appearance, renderAppearance } from '../../interpret/appearance.ts';
import { hintFor } from '../../interpret/hint.ts';
import { type DescribedInstances, describeInstances } from '../../interpret/instances/describe-instances.ts';
import type { Mismatch } from '../../interpret/mismatch.ts';
import type { TemplateSet } from '../../interpret/template-set.ts';
import { untitledName } from '../../interpret/untitled.ts';
import { type GroupReference, variablesOf } from '../../interpret/variables.ts';

/** The input for a group's appearance. */
export interface View {
  /** Payloads of the group's alerts, as JSON texts: the newest ones, newest first, then the one that opened the group. */
  readonly payloads: readonly string[];
  readonly group: GroupReference;
}

export interface FullAppearance extends Appearance {
  readonly title: string;
  /** What people should be told about the newest payload. */
  readonly hint: Mismatch | null;
  /** The instances of the newest payload; null if it carries none. */
  readonly newestInstances: DescribedInstances | null;
}

export function appear(set: TemplateSet, { payloads, group }: View): FullAppearance {
  const values = parseAsked(payloads);
  const appearance = renderAppearance(set, values, group, ['title', 'message', 'imageUrl', 'sourceLink']);
  const [newest] = values;
  return {
    ...appearance,
    title: appearance.title ?? untitled(set, values, group),
    hint: newest === undefined ? null : hintFor(set, newest),
    newestInstances: newest === undefined || set.countInstances(newest) === null ? null : describeInstances(newest),
  };
}

/** The title alone. */
export function entitle(set: TemplateSet, { payloads, group }: View): string {
  const values = parseAsked(payloads);
  return renderAppearance(set, values, group, ['title']).title ?? untitled(set, values, group);
}

/** The name of a group without a title, taken from the alert that opened it. */
function untitled(set: TemplateSet, values: Iterable<Value>, group: GroupReference): string {
  const first = [...values].at(-1);
  return first === undefined ? set.untitled : untitledName(set, first, variablesOf(set, first, group)('title'));
}

/** Parses payloads only when they are read, and each only once. */
function parseAsked(payloads: readonly string[]): Iterable<Value> {
  const parsed: Value[] = [];
  return {
    *[Symbol.iterator]() {
      for (const [i, payload] of payloads.entries()) {
        yield (parsed[i] ??= parseJson(payload));
      }
    },
  };
}
