import { type Appearance, renderAppearance } from '../interpret/appearance.ts';
import { type DescribedInstances, describeInstances } from '../interpret/instances/describe-instances.ts';
import type { TemplateCompiler } from '../interpret/template-set.ts';
import type { GroupReference } from '../interpret/variables.ts';
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
      return title ?? set.untitled;
    },
    async all(caller, org, group) {
      const set = compile(group.integration);
      const payloads = parseAsked(await org.listPayloads(group.id, alertsAsked));
      const appearance = renderAppearance(set, payloads, reference(caller, group), everything);
      const [newest = null] = payloads;
      return {
        ...appearance,
        title: appearance.title ?? set.untitled,
        newestInstances: set.countInstances(newest) === null ? null : describeInstances(newest),
      };
    },
  };
}

const everything = ['title', 'message', 'imageUrl', 'sourceLink'] as const;

function reference(caller: Caller, group: StoredGroup): GroupReference {
  return { number: group.number, link: groupLink(caller.grafanaUrl, group.id) };
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
