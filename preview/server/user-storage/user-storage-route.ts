import { readBody } from '../read-body.ts';
import { replyJson } from '../reply.ts';
import type { Handler } from '../route.ts';

/** Where Grafana keeps what plugins store for a user. The rest of the path is `<plugin id>:<uid of the user>`. */
export const userStoragePath = '/apis/userstorage.grafana.app/v0alpha1/namespaces/default/user-storage';

interface Stored {
  metadata: { name: string };
  spec: { data: Record<string, string> };
}

/** Keeps it until the preview ends. Like Grafana it shows users only what is theirs, and a PATCH is merged. */
export function userStorageRoute(): Handler {
  const kept = new Map<string, Stored>();
  return async ({ request, response, session, rest }) => {
    const body = request.method === 'GET' ? undefined : readStored((await readBody(request)).toString());
    const name = request.method === 'POST' ? body?.metadata?.name : rest;
    if (name === undefined || (request.method !== 'GET' && body === undefined)) {
      return replyJson(response, 400, { message: 'bad request data' });
    }
    if (!name.endsWith(`:${session.user.login}`)) {
      return replyJson(response, 403, { message: 'forbidden' });
    }
    const before = kept.get(name);
    if (request.method === 'POST' ? before !== undefined : before === undefined) {
      return replyJson(response, before ? 409 : 404, { message: before ? 'it is there already' : 'not found' });
    }
    const data = Object.entries({ ...before?.spec.data, ...body?.spec.data }).filter(([, value]) => value !== null);
    const after: Stored = { metadata: { name }, spec: { data: Object.fromEntries(data) } };
    kept.set(name, after);
    replyJson(response, request.method === 'POST' ? 201 : 200, after);
  };
}

function readStored(text: string): (Partial<Pick<Stored, 'metadata'>> & Pick<Stored, 'spec'>) | undefined {
  try {
    const body = JSON.parse(text);
    return typeof body?.spec?.data === 'object' ? body : undefined;
  } catch {
    return undefined;
  }
}
