import { sourceOf, type TemplateCompiler, type TemplateSet } from '../../interpret/template-set.ts';
import type { StoredGroup } from '../../store/shapes/groups.ts';
import type { OrgStore } from '../../store/store.ts';
import type { Brief } from '../../work/brief.ts';
import type { Jobs } from '../../work/jobs.ts';
import { appear, entitle, type FullAppearance, type View } from '../../work/jobs/appear.ts';
import type { Pool } from '../../work/pool.ts';
import { createSlowOnes } from '../../work/slow-ones.ts';
import { templateSourceOf } from '../heartbeats/template-source.ts';
import { groupLink } from './group-link.ts';
import type { Viewer } from './read-groups.ts';

/** How many of a group's newest alerts are asked for what it looks like, before the first one is. */
const alertsAsked = 10;

/** With more payload than this a group's appearance is a matter for the pool, in characters. */
const largestHere = 16 * 1024;

/** Renders what people see of groups beside what is stored. */
export interface Appearances {
  /** The stored title, or what the present template makes of it where another one made that. */
  title(viewer: Viewer, org: OrgStore, group: StoredGroup): Promise<string>;
  all(viewer: Viewer, org: OrgStore, group: StoredGroup): Promise<FullAppearance>;
}

export interface AppearanceParts {
  /** Makes sets that tell `brief` when they overrun. */
  compile: TemplateCompiler;
  brief: Brief;
  pool: Pick<Pool, 'run'>;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** The lane of the pool for what takes longer. */
  lane: number;
}

/** What takes little time is rendered at once, and the rest on a thread of the pool. */
export function createAppearances({ compile, brief, pool, elapsed, lane }: AppearanceParts): Appearances {
  /** Sets of templates that overran. */
  const slow = createSlowOnes<TemplateSet>(elapsed);

  return {
    async title(viewer, org, group) {
      const set = compile(templateSourceOf(group));
      return set.titleVersion !== null && set.titleVersion === group.titleVersion
        ? group.title
        : render(viewer, org, group, 'entitle', entitle);
    },
    all: (viewer, org, group) => render(viewer, org, group, 'appear', appear),
  };

  async function render<Name extends 'appear' | 'entitle'>(
    viewer: Viewer,
    org: OrgStore,
    group: StoredGroup,
    name: Name,
    job: (set: TemplateSet, view: View) => Jobs[Name]['output']
  ): Promise<Jobs[Name]['output']> {
    const contents = await org.listContents(group.id, alertsAsked);
    const view = { contents, group: { number: group.number, link: groupLink(viewer.grafanaUrl, group.id) } };
    const size = contents.reduce((sum, { payload }) => sum + payload.length, 0);
    const templateSource = templateSourceOf(group);
    const set = compile(templateSource);
    if (size <= largestHere && !slow.has(set)) {
      const seen = brief.attempt(() => job(set, view));
      if (seen !== undefined) {
        return seen;
      }
      slow.add(set);
    }
    return pool.run({ orgId: viewer.orgId, lane, size }, name, { source: sourceOf(templateSource), view });
  }
}
