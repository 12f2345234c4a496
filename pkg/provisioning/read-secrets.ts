import { readFileSync, statSync } from 'node:fs';
import { secretValue } from '../contract/integrations/guard-schemas.ts';
import type { SecretName } from '../contract/integrations/guards.ts';
import type { Place, Report } from './fault.ts';
import type { SecretFiles } from './secret-files.ts';

/** A secret in a file, or the file that holds it and nothing else. */
type SecretSource = string | { readonly file: string };

/**
 * @param placeOf the place of the secret with the name
 * @param report what it is told holds nothing of a secret
 * @param files told which files are read
 */
export function readSecrets(
  sources: { readonly [Name in SecretName]?: SecretSource | undefined },
  placeOf: (name: string) => Place,
  report: Report,
  files: Pick<SecretFiles, 'note'>
): Partial<Record<SecretName, string>> {
  return Object.fromEntries(
    Object.entries(sources).flatMap(([name, source]) => {
      const secret = typeof source === 'object' ? readSecret(source.file, files) : source;
      if (secret instanceof SecretFault) {
        report({ place: placeOf(name), message: secret.message });
        return [];
      }
      return secret === undefined ? [] : [[name, secret]];
    })
  );
}

class SecretFault extends Error {}

/** Larger is no secret. */
const mostBytes = 4096;

function readSecret(path: string, files: Pick<SecretFiles, 'note'>): string | SecretFault {
  let text: string;
  files.note(path);
  try {
    if (statSync(path).size > mostBytes) {
      throw new Error(`it is larger than ${mostBytes} bytes`);
    }
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return new SecretFault(`${path} cannot be read: ${(error as Error).message}`);
  }
  // Editors and `echo` leave a line break at the end.
  const parsed = secretValue.safeParse(text.replace(/\r?\n$/, ''));
  return parsed.success
    ? parsed.data
    : new SecretFault(`the secret in ${path}: ${parsed.error.issues[0]?.message ?? ''}`);
}
