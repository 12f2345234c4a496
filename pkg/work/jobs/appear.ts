import { parseJson } from '@bellhook/jinja';
import type { AlertContent } from '../../interpret/alert-content.ts';
import { type Appearance, renderAppearance } from '../../interpret/appearance.ts';
import { hintFor } from '../../interpret/hint.ts';
import { type DescribedInstances, describeInstances } from '../../interpret/instances/describe-instances.ts';
import type { Mismatch } from '../../interpret/mismatch.ts';
import type { TemplateSet } from '../../interpret/template-set.ts';
import { untitledName } from '../../interpret/untitled.ts';
import { type Content, type GroupReference, variablesOf } from '../../interpret/variables.ts';

/** The input for a group's appearance. */
export interface View {
  /** Of the group's alerts: the newest ones, newest first, then the one that opened the group. */
  readonly contents: readonly AlertContent[];
  readonly group: GroupReference;
}

export interface FullAppearance extends Appearance {
  readonly title: string;
  /** What people should be told about the newest payload. */
  readonly hint: Mismatch | null;
  /** The instances of the newest payload; null if it carries none. */
  readonly newestInstances: DescribedInstances | null;
}

export function appear(set: TemplateSet, { contents, group }: View): FullAppearance {
  const values = parseAsked(contents);
  const appearance = renderAppearance(set, values, group, ['title', 'message', 'imageUrl', 'sourceLink']);
  const [newest] = values;
  return {
    ...appearance,
    title: appearance.title ?? untitled(set, values, group),
    hint: newest === undefined ? null : hintFor(set, newest.payload),
    newestInstances:
      newest === undefined || set.countInstances(newest.payload) === null ? null : describeInstances(newest.payload),
  };
}

/** The title alone. */
export function entitle(set: TemplateSet, { contents, group }: View): string {
  const values = parseAsked(contents);
  return renderAppearance(set, values, group, ['title']).title ?? untitled(set, values, group);
}

/** The name of a group without a title, taken from the alert that opened it. */
function untitled(set: TemplateSet, values: Iterable<Content>, group: GroupReference): string {
  const first = [...values].at(-1);
  return first === undefined ? set.untitled : untitledName(set, first.payload, variablesOf(set, first, group)('title'));
}

/** Parses payloads only when they are read, and each only once. */
function parseAsked(contents: readonly AlertContent[]): Iterable<Content> {
  const parsed: Content[] = [];
  return {
    *[Symbol.iterator]() {
      for (const [i, { payload, headers }] of contents.entries()) {
        yield (parsed[i] ??= { payload: parseJson(payload), headers });
      }
    },
  };
}
