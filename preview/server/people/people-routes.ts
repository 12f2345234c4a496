import { replyJson } from '../reply.ts';
import type { Handler } from '../route.ts';
import { roles, userOf } from '../session.ts';

/** The preview's teams: names only, for who makes a choice. Nobody is in them. */
const teams: readonly string[] = ['Network', 'On call', 'Payments'];

/** Users of the org whose login has the text in it. Like Grafana, it lets Admins find them. */
export const usersRoute: Handler = ({ response, session, query }) => {
  if (session.user.role !== 'Admin') {
    return forbidden(response);
  }
  const text = query.get('query')?.toLowerCase() ?? '';
  const found = roles
    .map((role, i) => ({ ...userOf(role), userId: i + 1 }))
    .filter(({ login }) => login.includes(text));
  replyJson(
    response,
    200,
    found.map(({ login, userId }) => ({ uid: `user-${userId}`, userId, login, avatarUrl: '' }))
  );
};

/** Teams of the org whose name has the text in it, a page of them. Like Grafana, it lets Admins find them. */
export const teamsRoute: Handler = ({ response, session, query }) => {
  if (session.user.role !== 'Admin') {
    return forbidden(response);
  }
  const text = query.get('query')?.toLowerCase() ?? '';
  const perPage = Number(query.get('perpage')) || 1000;
  const page = Number(query.get('page')) || 1;
  const found = teams
    .map((name, i) => ({ id: i + 1, uid: `team-${i + 1}`, orgId: session.orgId, name, email: '', memberCount: 0 }))
    .filter(({ name }) => name.toLowerCase().includes(text));
  const shown = found.slice((page - 1) * perPage, page * perPage);
  replyJson(response, 200, { totalCount: found.length, teams: shown, page, perPage });
};

function forbidden(response: Parameters<typeof replyJson>[0]): void {
  replyJson(response, 403, { message: "You'll need additional permissions to perform this action." });
}
