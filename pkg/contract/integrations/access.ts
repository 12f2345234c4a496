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

/** A login or the name of a team as it is compared: Grafana does so without regard to case. */
export function foldName(name: string): string {
  return name.trim().toLowerCase();
}
