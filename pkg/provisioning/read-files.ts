import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import type { Provisioning } from '../app/integrations/provision.ts';
import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import type { ProvisionedIntegration } from '../store/shapes/integrations.ts';
import { provisioningFile } from './file-schema.ts';
import { interpolate } from './interpolate.ts';
import { readYaml, type YamlFile } from './read-yaml.ts';

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
  const integrations: ProvisionedIntegration[] = [];
  const places: string[] = [];
  const deletions: Array<{ orgId: number; uid: string }> = [];
  const seen = new Map<string, string>();
  for (const path of folder === undefined ? [] : listFiles(folder)) {
    const { content, lineOf } = readFile(path, env);
    content.integrations.forEach((integration, i) => {
      const place = `${path}:${lineOf(['integrations', i, 'uid'])}`;
      claim(seen, `uid ${integration.uid} in org ${integration.orgId}`, place, 'uid in this org');
      const [fault] = check(integration.templates);
      if (fault !== undefined) {
        const line = lineOf(['integrations', i, 'templates', fault.template]);
        throw new ProvisioningError(
          `${path}:${line}: ${fault.template}, line ${fault.line}, column ${fault.column}: ${fault.message}`
        );
      }
      if (integration.token !== undefined) {
        // The token itself is a secret and stays out of the message.
        claim(seen, `token\0${integration.token}`, place, 'token');
      }
      integrations.push({ ...integration, token: integration.token });
      places.push(place);
    });
    deletions.push(...content.deleteIntegrations);
  }
  return { integrations, deletions, places };
}

/** A text that changes with every change of a file in the folder, judged by sizes and times. */
export function fingerprint(folder: string): string {
  try {
    return listFiles(folder)
      .map((path) => {
        const { ino, size, mtimeMs, ctimeMs } = statSync(path);
        return [path, ino, size, mtimeMs, ctimeMs].join();
      })
      .join('\n');
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

function readFile(path: string, env: Record<string, string | undefined>) {
  const { value, lineOf } = readYaml(path);
  const values = interpolate(value, env, (name, at) => {
    throw new ProvisioningError(`${path}:${lineOf(at)}: the environment has no ${name}`);
  });
  const parsed = provisioningFile.safeParse(values ?? {});
  if (!parsed.success) {
    throw schemaFault(path, lineOf, parsed.error);
  }
  return { content: parsed.data, lineOf };
}

function schemaFault(path: string, lineOf: YamlFile['lineOf'], error: z.ZodError): ProvisioningError {
  const issue = error.issues[0] as z.core.$ZodIssue;
  const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
  const name = at.length === 0 ? '' : `${at.join('.')}: `;
  return new ProvisioningError(`${path}:${lineOf(at)}: ${name}${issue.message}`);
}

function claim(seen: Map<string, string>, what: string, place: string, shown: string): void {
  const before = seen.get(what);
  if (before !== undefined) {
    throw new ProvisioningError(`${place}: the same ${shown} is at ${before}`);
  }
  seen.set(what, place);
}
