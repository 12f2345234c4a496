/**
 * The path of a request's target, without its query. If the target is a whole URL, as sent to proxies (RFC 9112 §3.2.2), the authority
 * is removed.
 * @param basePath a prefix that a proxy may have added; without a slash at its end
 */
export function pathOf(target: string, basePath: string): string {
  const start = target.startsWith('/') ? 0 : endOfAuthority(target);
  const query = target.indexOf('?');
  const path = target.slice(start, query === -1 ? undefined : query);
  return basePath !== '' && path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}

/** The query of a request's target without its question mark; empty if there is none. */
export function queryOf(target: string): string {
  const query = target.indexOf('?');
  return query === -1 ? '' : target.slice(query + 1);
}

function endOfAuthority(target: string): number {
  return /^https?:\/\/[^/?]*/i.exec(target)?.[0].length ?? 0;
}
