import type { IncomingMessage } from 'node:http';
import type { CallUser } from '../plugin-host/plugin-context.ts';

/** The roles that the user menu offers. `Auditor` does not exist in any Grafana yet: plugins must not trust unknown roles. */
export const roles: readonly string[] = ['Admin', 'Editor', 'Viewer', 'None', 'Auditor'];

/** The user of a session, which is in cookies. Everybody belongs to org 1. */
export interface Session {
  orgId: number;
  user: CallUser;
  theme: 'light' | 'dark';
}

export function readSession({ headers, url }: IncomingMessage): Session {
  const cookies = readCookies(headers.cookie ?? '');
  const role = cookies.get('preview_role') ?? 'Admin';
  const theme = new URLSearchParams(url?.split('?')[1]).get('theme') ?? cookies.get('preview_theme');
  return {
    orgId: 1,
    user: userOf(role),
    theme: theme === 'light' ? 'light' : 'dark',
  };
}

/** There is one user of each role. */
export function userOf(role: string): CallUser {
  return { login: role.toLowerCase(), name: `${role} user`, email: `${role.toLowerCase()}@localhost`, role };
}

/** Accepts only names and words; the preview sets no other cookies. */
function readCookies(header: string): Map<string, string> {
  return new Map([...header.matchAll(/(\w+)=(\w+)/g)].map(([, name = '', value = '']) => [name, value]));
}
