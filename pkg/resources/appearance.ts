import { type Appearance, renderAppearance } from '../interpret/appearance.ts';
import type { TemplateCompiler } from '../interpret/template-set.ts';
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
  all(caller: Caller, org: OrgStore, group: StoredGroup): Promise<Appearance & { readonly title: string }>;
}

export function createAppearances(compile: TemplateCompiler): Appearances {
  return {
    async title(caller, org, group) {
      const set = compile(group.integration);
      if (set.titleVersion !== null && set.titleVersion === group.titleVersion) {
        return group.title;
      }
      const { title } = await render(caller, org, group, ['title']);
      return title ?? set.untitled;
    },
    async all(caller, org, group) {
      const appearance = await render(caller, org, group, ['title', 'message', 'imageUrl', 'sourceLink']);
      return { ...appearance, title: appearance.title ?? compile(group.integration).untitled };
    },
  };

  async function render(
    caller: Caller,
    org: OrgStore,
    group: StoredGroup,
    names: Parameters<typeof renderAppearance>[3]
  ): Promise<Appearance> {
    const payloads = await org.listPayloads(group.id, alertsAsked);
    const reference = { number: group.number, link: groupLink(caller.grafanaUrl, group.id) };
    return renderAppearance(compile(group.integration), parse(payloads), reference, names);
  }
}

/** Parses only what is asked for. */
function* parse(payloads: readonly string[]): Iterable<Value> {
  for (const payload of payloads) {
    yield parseJson(payload);
  }
}
