/** Grafana's basic roles that Bellhook knows, weakest first. */
export const roles = ['Viewer', 'Editor', 'Admin'] as const;

export type Role = (typeof roles)[number];

/**
 * Whether somebody with the role `actual` may do what needs the role `needed`.
 * A role that is not listed above (`None`, or one that a later Grafana brings) allows nothing.
 */
export function roleAllows(actual: string | undefined, needed: Role): boolean {
  const rank = roles.findIndex((role) => role === actual);
  return rank !== -1 && rank >= roles.indexOf(needed);
}
