import { readSecretFile, SecretFault, secretParts } from './secret-lines.ts';

/** A token of Grafana belongs to one org. By the org's id. */
export type GrafanaTokens = ReadonlyMap<number, string>;

/**
 * @param text `1=<token>` for each org, separated by commas or line breaks; lines that begin with `#` are remarks
 * @throws {SecretFault}
 */
export function parseTokens(text: string): GrafanaTokens {
  const tokens = new Map<number, string>();
  secretParts(text).forEach((part, i) => {
    const [, org, token] = /^([1-9]\d{0,8}) *= *([\x21-\x7e]{1,2000})$/.exec(part) ?? [];
    if (org === undefined || token === undefined) {
      throw new SecretFault(
        `must have the id of an org and its token, such as 1=glsa_…, for each org; number ${i + 1} is not that`
      );
    }
    if (tokens.has(Number(org))) {
      throw new SecretFault(`has two tokens of the org ${org}`);
    }
    tokens.set(Number(org), token);
  });
  return tokens;
}

/** Reads the tokens of a file. @throws {SecretFault} */
export function readTokenFile(path: string): GrafanaTokens {
  const tokens = parseTokens(readSecretFile(path));
  if (tokens.size === 0) {
    throw new SecretFault(`names ${path}, which has no token`);
  }
  return tokens;
}
