import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

/**
 * A template of the corpus with its payload and variables.
 *
 * A file of the corpus is a mapping of groups: `title: [cases]`, or `title: {payload, cases}`; the key `payload` beside the
 * groups applies to all of them. A case is a template, which is also its name, or `{name, template, payload, variables}`.
 * Payloads and variables are JSON texts, so that 1.0, long numbers, repeated keys and the order of keys reach both engines as
 * they are.
 */
export interface Case {
  readonly name: string;
  readonly template: string;
  /** JSON of any type. */
  readonly payload: string;
  /** A JSON object of further variables. */
  readonly variables: string;
}

export interface Group {
  readonly file: string;
  readonly title: string;
  readonly cases: readonly Case[];
}

type Source = Partial<Record<keyof Case, string>> & { template: string };
type GroupSource = Array<string | Source> | { payload?: string; cases: Array<string | Source> };

const folder = join(import.meta.dirname, 'corpus');

/** The whole corpus in the order of its files. */
export const corpus: readonly Group[] = globSync('*.yaml', { cwd: folder }).sort().flatMap(readGroups);

function readGroups(name: string): Group[] {
  const { payload = '{}', ...groups } = parse(readFileSync(join(folder, name), 'utf8'), {
    schema: 'failsafe',
  }) as Record<string, GroupSource> & { payload?: string };
  return Object.entries(groups).map(([title, group]) => {
    const { cases, payload: ofGroup = payload } = Array.isArray(group) ? { cases: group } : group;
    return {
      file: basename(name, '.yaml'),
      title,
      cases: cases.map((source) => {
        const { template, ...rest } = typeof source === 'string' ? { template: source } : source;
        return { name: template, template, payload: ofGroup, variables: '{}', ...rest };
      }),
    };
  });
}
