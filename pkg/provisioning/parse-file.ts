import type { z } from 'zod';
import { nearest } from '../domain/query/nearest.ts';
import type { Place, Report } from './fault.ts';
import { provisioningFile } from './file-schema.ts';
import { interpolate } from './interpolate.ts';
import type { ProvisioningFile } from './provisioning-file.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

/**
 * Reads a file, and reports each of its faults. Entries that are not at fault are in the result, so that they can be checked further.
 * @returns undefined where nothing of the file can be read
 */
export function parseFile(
  file: string,
  env: Record<string, string | undefined>,
  report: Report
): ProvisioningFile | undefined {
  const yaml = readYaml(file, report);
  if (yaml === undefined) {
    return undefined;
  }
  const withoutVariable = new Set<string>();
  const values = interpolate(yaml.value, env, (variable, at) => {
    report({ place: yaml.placeOf(at), message: `the environment has no ${variable}`, variable });
    withoutVariable.add(at.join('\0'));
    return `unset-variable-${variable}`;
  });
  const parsed = provisioningFile.safeParse(values ?? {}, { reportInput: true });
  if (parsed.success) {
    return { content: parsed.data, placeOf: yaml.placeOf };
  }
  for (const issue of parsed.error.issues) {
    // What stands for a missing variable is no fault of its own.
    if (!withoutVariable.has(issue.path.join('\0'))) {
      report(describe(issue, yaml));
    }
  }
  return withoutFaulty(values, parsed.error.issues, yaml.placeOf);
}

function describe(issue: z.core.$ZodIssue, yaml: YamlFile): { place: Place; message: string } {
  const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
  const name = at.length === 0 ? '' : `${at.join('.')}: `;
  return { place: yaml.placeOf(at), message: `${name}${messageOf(issue)}` };
}

/** The word that was meant says more than a long list of those that there are. What stands there may be of a secret variable. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') {
    return issue.message;
  }
  const meant = nearest(issue.input, issue.values.map(String));
  return meant === null ? issue.message : `Invalid option; perhaps "${meant}" is meant`;
}

/** What stands for a value that an entry has to have, by its path in the entry, so that the rest of the entry can be checked. */
const standIns: Readonly<Record<string, string>> = {
  name: '-',
  type: 'webhook',
  query: '',
  startsAt: '2000-01-01T00:00:00Z',
  endsAt: '2000-01-01T01:00:00Z',
  'secrets.signature': 'unset-secret',
  'secrets.credentials': 'unset-secret',
};

/** The content without what has an issue: without the value, or else without the entry, or else without the list. */
function withoutFaulty(
  values: unknown,
  issues: readonly z.core.$ZodIssue[],
  placeOf: YamlFile['placeOf']
): ProvisioningFile | undefined {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) {
    return undefined;
  }
  const repaired = structuredClone(values) as Record<string, unknown>;
  for (const issue of issues) {
    for (const path of issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => [...issue.path, key])
      : [issue.path]) {
      repair(repaired, path);
    }
  }
  const again = provisioningFile.safeParse(repaired);
  if (again.success) {
    return { content: again.data, placeOf };
  }
  const { rest, indices } = withoutEntries(repaired, again.error.issues);
  const parsed = provisioningFile.safeParse(rest);
  const placeInFile = ([list = '', index = 0, ...path]: readonly PropertyKey[]) =>
    placeOf([list, indices.get(list)?.[index as number] ?? index, ...path]);
  return parsed.success ? { content: parsed.data, placeOf: placeInFile } : undefined;
}

/** Takes the value at the path away. An element of a list stays, as one that is no entry. */
function repair(values: Record<string, unknown>, path: readonly PropertyKey[]): void {
  let around: unknown = values;
  for (const step of path.slice(0, -1)) {
    around = Object(around)[step];
  }
  const last = path.at(-1);
  if (last === undefined || around === null || typeof around !== 'object') {
    return;
  }
  const parent = around as Record<PropertyKey, unknown>;
  const standIn = standIns[path.slice(2).join('.')];
  if (Array.isArray(around) || standIn !== undefined) {
    parent[last] = standIn ?? null;
  } else {
    delete parent[last];
  }
}

/** The lists without the entries that have an issue, and the indices that the others have in the file. */
function withoutEntries(values: Record<string, unknown>, issues: readonly z.core.$ZodIssue[]) {
  const faulty = Map.groupBy(issues, ({ path }) => path[0]);
  const indices = new Map<PropertyKey, number[]>();
  const rest: Record<string, unknown> = {};
  for (const [name, list] of Object.entries(values)) {
    const entries = new Set(faulty.get(name)?.map(({ path }) => path[1]));
    if (!Array.isArray(list) || entries.has(undefined)) {
      continue;
    }
    const sound = [...list.keys()].filter((i) => !entries.has(i));
    indices.set(name, sound);
    rest[name] = sound.map((i) => list[i]);
  }
  return { rest, indices };
}
