import { readdirSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Places } from '../app/as-code/places.ts';
import type { Provisioning } from '../app/integrations/provision.ts';
import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import type { ProvisioningFault } from './fault.ts';
import { collectIntegrations } from './integrations.ts';
import { collectWindows } from './maintenance.ts';
import { parseFile } from './parse-file.ts';
import { createSecretFiles } from './secret-files.ts';
import { collectViews } from './views.ts';

/**
 * Reads every `*.yaml` file of the folder, in the order of their names.
 * @param folder undefined if there is none; integrations of former files can then be edited again
 * @param env where `${NAME}` takes its value from
 * @param check finds the templates that do not parse
 * @param secretFiles has those that were read then
 * @throws {ProvisioningError} for the first faults of each org
 */
export function readProvisioning(
  folder: string | undefined,
  env: Record<string, string | undefined>,
  check: TemplateCheck,
  secretFiles = createSecretFiles()
): Provisioning {
  const { provisioning, faults } = inspectProvisioning(folder, env, check, secretFiles);
  const counts = new Map<number | null, number>();
  const [first, ...others] = faults.flatMap(({ place: { file, line, orgId }, message }) => {
    const count = (counts.get(orgId) ?? 0) + 1;
    counts.set(orgId, count);
    return count > faultLimit ? [] : [{ file, line, orgId, message }];
  });
  if (first !== undefined) {
    throw ProvisioningError.of([first, ...others]);
  }
  return provisioning;
}

/** Most faults of an org that an error tells. */
const faultLimit = 100;

/**
 * The same with all faults, in the order in which they were found: file by file.
 * @returns where there are faults, `provisioning` is what has none
 * @throws {ProvisioningError} where the folder cannot be read
 */
export function inspectProvisioning(
  folder: string | undefined,
  env: Record<string, string | undefined>,
  check: TemplateCheck,
  secretFiles = createSecretFiles()
): { readonly provisioning: Provisioning; readonly faults: readonly ProvisioningFault[] } {
  const faults: ProvisioningFault[] = [];
  secretFiles.clear();
  const report = (fault: ProvisioningFault) => faults.push(fault);
  const places = new Places();
  const integrations = collectIntegrations(check, places, report, secretFiles);
  const views = collectViews(places, report);
  const windows = collectWindows(places, report);
  for (const path of folder === undefined ? [] : listFiles(folder)) {
    const file = parseFile(path, env, report);
    if (file !== undefined) {
      integrations.add(file);
      views.add(file);
      windows.add(file);
    }
  }
  const provisioning = { ...integrations.collected, views: views.collected, maintenance: windows.collected, places };
  return { provisioning, faults };
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

/** @throws {ProvisioningError} where the folder cannot be read */
export function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(folder, name));
  } catch (error) {
    throw new ProvisioningError(`${folder}: ${(error as Error).message}`);
  }
}
