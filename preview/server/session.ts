import type { IncomingMessage } from 'node:http';
import type { CallUser } from '../plugin-host/plugin-context.ts';

/** What the user menu offers. `Auditor` is a role that no Grafana has yet: plugins must not trust one they do not know. */
export const roles: readonly string[] = ['Admin', 'Editor', 'Viewer', 'None', 'Auditor'];

/** Who looks at the preview: whoever has the cookies. Everybody belongs to org 1. */
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
    user: { login: role.toLowerCase(), name: `${role} user`, email: `${role.toLowerCase()}@localhost`, role },
    theme: theme === 'light' ? 'light' : 'dark',
  };
}

/** Names and words only; anything else is no cookie of the preview's. */
function readCookies(header: string): Map<string, string> {
  return new Map([...header.matchAll(/(\w+)=(\w+)/g)].map(([, name = '', value = '']) => [name, value]));
}
