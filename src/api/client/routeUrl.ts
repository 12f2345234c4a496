/**
 * The route's path with its `:parameters` filled in, followed by the query. Lists repeat their name; undefined values are left
 * out.
 */
export function routeUrl(path: string, params: object, query: object): string {
  const values = new Map<string, unknown>(Object.entries(params));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values.get(name))));
  const search = new URLSearchParams(Object.entries(query).flatMap(pairs)).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

function pairs([name, value]: [string, unknown]): string[][] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => one !== undefined).map((one) => [name, String(one)]);
}
