/**
 * Replaces `${NAME}` in every text of the value by the environment variable. This happens after the YAML is parsed, so a variable can
 * contain any character.
 * @param missing called if the environment has no such variable
 */
export function interpolate(
  value: unknown,
  env: Record<string, string | undefined>,
  missing: (name: string, path: ReadonlyArray<string | number>) => never,
  path: ReadonlyArray<string | number> = []
): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, name: string) => env[name] ?? missing(name, path));
  }
  if (Array.isArray(value)) {
    return value.map((item, i) => interpolate(item, env, missing, [...path, i]));
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, interpolate(item, env, missing, [...path, key])])
    );
  }
  return value;
}
