import { randomUUID } from 'node:crypto';
import { type Cookie, request } from '@playwright/test';
import { pluginId } from '../../preview/paths.ts';
import type { Site } from './site.ts';

/**
 * Creates an org of its own in a Grafana that others use too, with its own integrations and settings. `close` deletes
 * everything that was made in it, its users, and the org.
 */
export async function openGrafana(url: string): Promise<Site> {
  const orgId = await createOrg(url);
  const others: number[] = [];
  const people = new Map<string, Promise<Person>>();
  const person = (role: string): Promise<Person> => {
    const made = people.get(role) ?? createPerson(url, orgId, role);
    people.set(role, made);
    return made;
  };
  const admin = await person('Admin');
  await enable(url, admin);
  return {
    url,
    signIn: async (role) => signIn(url, await person(role)),
    userName: (role) => `${role} of ${orgId}`,
    userLogin: async (role) => (await person(role)).login,
    async addOrg() {
      const other = await createOrg(url);
      others.push(other);
      await call(url, serverAdmin, 'POST', `/api/orgs/${other}/users`, { loginOrEmail: admin.login, role: 'Admin' });
      return other;
    },
    async close() {
      await deleteIntegrations(url, admin);
      for (const other of others) {
        await enable(url, { ...admin, orgId: other });
        await deleteIntegrations(url, { ...admin, orgId: other });
      }
      for (const made of people.values()) {
        await call(url, serverAdmin, 'DELETE', `/api/admin/users/${(await made).id}`);
      }
      for (const id of [orgId, ...others]) {
        await call(url, serverAdmin, 'DELETE', `/api/orgs/${id}`);
      }
    },
  };
}

interface Login {
  login: string;
  password: string;
  /** Where to act; by default in the org that the user was in last. */
  orgId?: number;
}

interface Person extends Login {
  id: number;
}

const { GRAFANA_ADMIN_USER: login = 'admin', GRAFANA_ADMIN_PASSWORD: password = 'admin' } = process.env;
const serverAdmin: Login = { login, password };

async function createOrg(url: string): Promise<number> {
  const name = `Bellhook tests ${randomUUID().slice(0, 8)}`;
  return (await call<{ orgId: number }>(url, serverAdmin, 'POST', '/api/orgs', { name })).orgId;
}

async function createPerson(url: string, orgId: number, role: string): Promise<Person> {
  const person = { login: randomUUID(), password: randomUUID(), name: `${role} of ${orgId}` };
  const { id } = await call<{ id: number }>(url, serverAdmin, 'POST', '/api/admin/users', { ...person, OrgId: orgId });
  await call(url, serverAdmin, 'PATCH', `/api/orgs/${orgId}/users/${id}`, { role });
  return { ...person, id, orgId };
}

async function signIn(url: string, { login, password, orgId }: Login): Promise<Cookie[]> {
  const context = await request.newContext({ baseURL: url });
  const reply = await context.post('/login', { data: { user: login, password } });
  if (!reply.ok()) {
    throw new Error(`Grafana let nobody in: ${reply.status()} ${await reply.text()}`);
  }
  // An earlier test may have left the user in another org.
  await context.post(`/api/user/using/${orgId}`);
  const { cookies } = await context.storageState();
  await context.dispose();
  return cookies;
}

async function enable(url: string, admin: Login): Promise<void> {
  await call(url, admin, 'POST', `/api/plugins/${pluginId}/settings`, { enabled: true, pinned: true });
}

async function deleteIntegrations(url: string, admin: Login): Promise<void> {
  const integrations = `/api/plugins/${pluginId}/resources/integrations`;
  for (;;) {
    const { items } = await call<{ items: Array<{ uid: string }> }>(url, admin, 'GET', integrations);
    if (items.length === 0) {
      return;
    }
    for (const { uid } of items) {
      await call(url, admin, 'DELETE', `${integrations}/${uid}`);
    }
  }
}

async function call<Reply>(url: string, who: Login, method: string, path: string, body?: object): Promise<Reply> {
  const reply = await fetch(url + path, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${who.login}:${who.password}`).toString('base64')}`,
      'content-type': 'application/json',
      ...(who.orgId !== undefined && { 'x-grafana-org-id': String(who.orgId) }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await reply.text();
  if (!reply.ok) {
    throw new Error(`${method} ${path}: ${reply.status} ${text}`);
  }
  return text === '' ? (undefined as Reply) : JSON.parse(text);
}
