import { type Appearance, renderAppearance } from '../interpret/appearance.ts';
import { type DescribedInstances, describeInstances } from '../interpret/instances/describe-instances.ts';
import { hintFor } from '../interpret/hint.ts';
import type { TemplateCompiler, TemplateSet } from '../interpret/template-set.ts';
import { untitledName } from '../interpret/untitled.ts';
import { type GroupReference, variablesOf } from '../interpret/variables.ts';
import { parseJson, type Value } from '../jinja/index.ts';
import type { Caller } from '../plugin/backend.ts';
import type { OrgStore, StoredGroup } from '../store/store.ts';
import { groupLink } from './group-link.ts';

/** How many of a group's newest alerts are asked for what it looks like, before the first one is. */
const alertsAsked = 10;

/** Renders what people see of groups beside what is stored. */
export interface Appearances {
  /** The stored title, or what the present template makes of it where another one made that. */
  title(caller: Caller, org: OrgStore, group: StoredGroup): Promise<string>;
  all(caller: Caller, org: OrgStore, group: StoredGroup): Promise<FullAppearance>;
}

export interface FullAppearance extends Appearance {
  readonly title: string;
  /** What people are to be told of the newest payload. */
  readonly hint: string | null;
  /** Of the newest payload; null where it carries none. */
  readonly newestInstances: DescribedInstances | null;
}

export function createAppearances(compile: TemplateCompiler): Appearances {
  return {
    async title(caller, org, group) {
      const set = compile(group.integration);
      if (set.titleVersion !== null && set.titleVersion === group.titleVersion) {
        return group.title;
      }
      const payloads = parseAsked(await org.listPayloads(group.id, alertsAsked));
      const { title } = renderAppearance(set, payloads, reference(caller, group), ['title']);
      return title ?? untitled(set, payloads, caller, group);
    },
    async all(caller, org, group) {
      const set = compile(group.integration);
      const payloads = parseAsked(await org.listPayloads(group.id, alertsAsked));
      const appearance = renderAppearance(set, payloads, reference(caller, group), everything);
      const [newest] = payloads;
      return {
        ...appearance,
        title: appearance.title ?? untitled(set, payloads, caller, group),
        hint: newest === undefined ? null : hintFor(set, newest),
        newestInstances: newest === undefined || set.countInstances(newest) === null ? null : describeInstances(newest),
      };
    },
  };
}

const everything = ['title', 'message', 'imageUrl', 'sourceLink'] as const;

function reference(caller: Caller, group: StoredGroup): GroupReference {
  return { number: group.number, link: groupLink(caller.grafanaUrl, group.id) };
}

/** What the group is called without a title: as its first alert, which opened it, says. */
function untitled(set: TemplateSet, payloads: Iterable<Value>, caller: Caller, group: StoredGroup): string {
  const first = [...payloads].at(-1);
  return first === undefined
    ? set.untitled
    : untitledName(set, first, variablesOf(set, first, reference(caller, group))('title'));
}

/** Parses only what is asked for, and each payload once. */
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
