/** What somebody may do with an integration and its groups, the least first; each has what is before it in it. */
export const mays = ['see', 'act', 'edit'] as const;

export type May = (typeof mays)[number];

/** To whom a grant is: a user by login, or a team by name, both as Grafana has them. */
export const granteeKinds = ['user', 'team'] as const;

/** The most grants of an integration, and the longest name in one, in UTF-16 units. */
export const accessLimits = { grants: 100, name: 190 } as const;

/** Whether what somebody may do is enough for what needs `needed`. */
export function mayAllows(may: May | null, needed: May): boolean {
  return may !== null && mays.indexOf(may) >= mays.indexOf(needed);
}

/**
 * To whom a grant is, as it is compared. Logins are the same whatever the case of A to Z, as for Grafana. The name of a team counts as it is
 * written: Grafana may have two that differ in case alone, and who leads a team may rename it to look like another one.
 */
export function granteeOf({ to, name }: { to: (typeof granteeKinds)[number]; name: string }): string {
  return `${to} ${to === 'user' ? name.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : name}`;
}
