import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Provisioning } from '../app/integrations/provision.ts';
import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import { provisioningFile } from './file-schema.ts';
import { collectIntegrations } from './integrations.ts';
import { interpolate } from './interpolate.ts';
import type { ProvisioningFile } from './provisioning-file.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';
import { collectViews } from './views.ts';

/**
 * Reads every `*.yaml` file of the folder, in the order of their names.
 * @param folder undefined if there is none; integrations of former files can then be edited again
 * @param env where `${NAME}` takes its value from
 * @param check finds the templates that do not parse
 * @throws {ProvisioningError} for the first fault
 */
export function readProvisioning(
  folder: string | undefined,
  env: Record<string, string | undefined>,
  check: TemplateCheck
): Provisioning {
  const integrations = collectIntegrations(check);
  const views = collectViews();
  for (const path of folder === undefined ? [] : listFiles(folder)) {
    const file = readFile(path, env);
    integrations.add(file);
    views.add(file);
  }
  return { ...integrations.collected, views: views.collected };
}

/** A text that changes with every change of a file in the folder, judged by sizes and times. */
export async function fingerprint(folder: string): Promise<string> {
  try {
    const files = listFiles(folder).map(async (path) => {
      const { ino, size, mtimeMs, ctimeMs } = await stat(path);
      return [path, ino, size, mtimeMs, ctimeMs].join();
    });
    return (await Promise.all(files)).join('\n');
  } catch (error) {
    return (error as Error).message;
  }
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    throw new ProvisioningError(`${folder}: ${(error as Error).message}`);
  }
}

function readFile(path: string, env: Record<string, string | undefined>): ProvisioningFile {
  const { value, lineOf } = readYaml(path);
  const values = interpolate(value, env, (name, at) => {
    throw new ProvisioningError(`${path}:${lineOf(at)}: the environment has no ${name}`);
  });
  const parsed = provisioningFile.safeParse(values ?? {});
  if (!parsed.success) {
    throw schemaFault(path, lineOf, parsed.error);
  }
  return { content: parsed.data, placeOf: (at) => `${path}:${lineOf(at)}` };
}

function schemaFault(path: string, lineOf: YamlFile['lineOf'], error: z.ZodError): ProvisioningError {
  const issue = error.issues[0] as z.core.$ZodIssue;
  const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
  const name = at.length === 0 ? '' : `${at.join('.')}: `;
  return new ProvisioningError(`${path}:${lineOf(at)}: ${name}${issue.message}`);
}
