/**
 * Replaces `${NAME}` in every text of the value by the environment variable, and `$${NAME}` by `${NAME}`. This happens after the YAML is
 * parsed, so a variable can contain any character.
 * @param missing what stands for a variable that the environment does not have
 */
export function interpolate(
  value: unknown,
  env: Record<string, string | undefined>,
  missing: (name: string, path: ReadonlyArray<string | number>) => string,
  path: ReadonlyArray<string | number> = []
): unknown {
  if (typeof value === 'string') {
    return value.replace(/(\$?)\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g, (_, escape: string, name: string) =>
      escape === '' ? (env[name] ?? missing(name, path)) : `\${${name}}`
    );
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
