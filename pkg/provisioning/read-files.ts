import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { TemplateCheck } from '../interpret/check.ts';
import type { ProvisionedIntegration, ProvisioningPlan } from '../store/store.ts';
import { provisioningFile } from './file-schema.ts';
import { interpolate } from './interpolate.ts';

/** A provisioning file that cannot be used. The message is one line: file, line, reason. */
export class ProvisioningError extends Error {}

/**
 * Reads every `*.yaml` file of the folder, in the order of their names.
 * @param env where `${NAME}` takes its value from
 * @param check finds the templates that do not parse
 * @throws {ProvisioningError} for the first fault
 */
export function readProvisioning(
  folder: string,
  env: Record<string, string | undefined>,
  check: TemplateCheck
): Omit<ProvisioningPlan, 'at'> {
  const integrations: ProvisionedIntegration[] = [];
  const deletions: Array<{ orgId: number; uid: string }> = [];
  const seen = new Map<string, string>();
  for (const path of listFiles(folder)) {
    const { content, document, lines } = readFile(path, env);
    content.integrations.forEach((integration, i) => {
      const place = `${path}:${lineOf(document, lines, ['integrations', i, 'uid'])}`;
      claim(seen, `uid ${integration.uid} in org ${integration.orgId}`, place);
      const [fault] = check(integration.templates);
      if (fault !== undefined) {
        const line = lineOf(document, lines, ['integrations', i, 'templates', fault.template]);
        throw new ProvisioningError(
          `${path}:${line}: ${fault.template}, line ${fault.line}, column ${fault.column}: ${fault.message}`
        );
      }
      if (integration.token !== undefined) {
        // The token itself is a secret and stays out of the message.
        claim(seen, `token\0${integration.token}`, place, 'token');
      }
      integrations.push({ ...integration, token: integration.token });
    });
    deletions.push(...content.deleteIntegrations);
  }
  return { integrations, deletions };
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
  const lines = new LineCounter();
  const document = parseDocument(readFileSync(path, 'utf8'), { lineCounter: lines, prettyErrors: false });
  const fault = document.errors[0];
  if (fault) {
    throw new ProvisioningError(`${path}:${lines.linePos(fault.pos[0]).line}: ${fault.message}`);
  }
  const values = interpolate(document.toJS(), env, (name, at) => {
    throw new ProvisioningError(`${path}:${lineOf(document, lines, at)}: the environment has no ${name}`);
  });
  const parsed = provisioningFile.safeParse(values ?? {});
  if (!parsed.success) {
    throw schemaFault(path, document, lines, parsed.error);
  }
  return { content: parsed.data, document, lines };
}

function schemaFault(path: string, document: Document, lines: LineCounter, error: z.ZodError): ProvisioningError {
  const issue = error.issues[0] as z.core.$ZodIssue;
  const at = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
  const name = at.length === 0 ? '' : `${at.join('.')}: `;
  return new ProvisioningError(`${path}:${lineOf(document, lines, at)}: ${name}${issue.message}`);
}

/** The line of the value at the path, or of the nearest thing around it that is there. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}

function claim(seen: Map<string, string>, what: string, place: string, shown = what): void {
  const before = seen.get(what);
  if (before !== undefined) {
    throw new ProvisioningError(`${place}: the same ${shown} is at ${before}`);
  }
  seen.set(what, place);
}
