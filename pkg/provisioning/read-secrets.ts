import { readFileSync, statSync } from 'node:fs';
import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import { secretValue } from '../contract/integrations/guard-schemas.ts';
import type { SecretName } from '../contract/integrations/guards.ts';

/** A secret in a file, or the file that holds it and nothing else. */
type SecretSource = string | { readonly file: string };

/** @throws {ProvisioningError} which holds nothing of a secret. @param placeOf file and line of the secret with the name */
export function readSecrets(
  sources: { readonly [Name in SecretName]?: SecretSource | undefined },
  placeOf: (name: string) => string
): Partial<Record<SecretName, string>> {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]) =>
      source === undefined ? [] : [[name, typeof source === 'string' ? source : readSecret(source.file, placeOf(name))]]
    )
  );
}

/** Larger is no secret. */
const mostBytes = 4096;

function readSecret(path: string, place: string): string {
  let text: string;
  try {
    if (statSync(path).size > mostBytes) {
      throw new Error(`it is larger than ${mostBytes} bytes`);
    }
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new ProvisioningError(`${place}: ${path} cannot be read: ${(error as Error).message}`);
  }
  // Editors and `echo` leave a line break at the end.
  const parsed = secretValue.safeParse(text.replace(/\r?\n$/, ''));
  if (!parsed.success) {
    throw new ProvisioningError(`${place}: the secret in ${path}: ${parsed.error.issues[0]?.message}`);
  }
  return parsed.data;
}
