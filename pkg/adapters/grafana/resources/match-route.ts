import { type RouteName, routes } from '../../../contract/routes.ts';

export type RouteMatch =
  | { readonly name: RouteName; readonly params: Record<string, string> }
  | { readonly allow: readonly string[] }
  | undefined;

/**
 * Finds the route of a method and a path. If only the method is wrong, the result lists the allowed ones; if no route has the path, it
 * is undefined. Paths match exactly: an empty segment or a dot is a segment like any other.
 */
export function matchRoute(method: string, path: string): RouteMatch {
  const segments = path.split('/');
  const allow: string[] = [];
  for (const { name, route, pattern } of patterns) {
    const params = matchSegments(pattern, segments);
    if (params === undefined) {
      continue;
    }
    if (route.method === method) {
      return { name, params };
    }
    allow.push(route.method);
  }
  return allow.length > 0 ? { allow } : undefined;
}

/** A path that is written out comes before one that has a parameter in its place. */
const patterns = (Object.keys(routes) as RouteName[])
  .map((name) => ({ name, route: routes[name], pattern: routes[name].path.split('/') }))
  .sort((a, b) => countParams(a.pattern) - countParams(b.pattern));

function countParams(pattern: readonly string[]): number {
  return pattern.filter((segment) => segment.startsWith(':')).length;
}

function matchSegments(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) {
    return undefined;
  }
  const params: Record<string, string> = {};
  for (const [i, expected] of pattern.entries()) {
    const actual = segments[i] as string;
    if (expected.startsWith(':')) {
      params[expected.slice(1)] = actual;
    } else if (expected !== actual) {
      return undefined;
    }
  }
  return params;
}
