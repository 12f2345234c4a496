import { randomUUID } from 'node:crypto';
import { type RouteName, routes } from '../../pkg/contract/routes.ts';
import { subscriptionFields } from './sns/server.ts';
import type { TestSidecar } from './test-sidecar.ts';

/** A call of a route that does what it is for, if the caller may. */
export interface RouteCall {
  readonly method: string;
  /** With its query. */
  readonly target: string;
  readonly body: object | undefined;
  /** What it is about: an integration and its group. */
  readonly uid: string;
  readonly groupId: string;
}

/** Makes what a route is about, in an org, and a call of it. A new route that takes a body has to be given one here. */
export async function prepareCall(sidecar: TestSidecar, name: RouteName, orgId = 1): Promise<RouteCall> {
  const { method, path } = routes[name];
  const call = async (...args: [method: string, path: string, body?: object]) =>
    (await sidecar.call(args[0], args[1], args[2], { orgId })).body;

  const { url, uid } = await call('POST', 'integrations', { name: 'Backups', type: 'formatted_webhook' });
  const { alertGroupId: id, alertId } = (
    await sidecar.post(new URL(url).pathname, JSON.stringify({ alert_uid: 'k', title: `Title of ${uid}` }))
  ).body;
  if (name.startsWith('un')) {
    await call('POST', `alert-groups/${id}/${name.slice(2)}`, name === 'unsilence' ? { minutes: 5 } : undefined);
  }
  /** A maintenance window that is active, and of this integration. */
  const window = { name: 'Upgrade', endsAt: '2026-11-23T13:00:00Z', integrations: [uid] };
  const bodies: Partial<Record<RouteName, object>> = {
    createIntegration: { name: 'New', type: 'webhook' },
    updateIntegration: { name: 'Renamed' },
    actOnIntegrations: { uids: [uid], action: 'disable' },
    silence: { forever: true },
    assign: { assignee: 'me' },
    actOnAlertGroups: { operation: randomUUID(), groups: { ids: [id] }, action: { action: 'resolve' } },
    addNote: { text: 'Look' },
    editNote: { text: 'Look there' },
    previewTemplates: { payload: '{}' },
    suggestTemplates: { payload: '{}' },
    dryRunTemplates: { templates: { title: 'x' } },
    sendTest: { payload: '{}' },
    replayDeliveries: { ids: ['1'], operation: randomUUID(), dryRun: true },
    createView: { name: 'Mine', query: 'state:open' },
    updateView: { name: 'Renamed' },
    orderViews: { uids: [] },
    createMaintenanceWindow: window,
    updateMaintenanceWindow: { name: 'Renamed' },
    previewMaintenanceWindow: {},
  };
  const noteId = (await call('POST', `alert-groups/${id}/notes`, { text: 'First' })).id;
  const operation = randomUUID();
  const deed = { operation, groups: { ids: [id] }, action: { action: 'note', text: 'Second' } };
  await call('POST', 'alert-groups/actions', deed);
  await call('POST', `integrations/${uid}/replay`, { ids: ['1'], operation, dryRun: true });
  const asked = path.includes('handshakes') ? await askHandshake() : undefined;
  const named = path.startsWith('views/:uid')
    ? (await call('POST', 'views', { name: 'Mine', query: '' })).uid
    : path.startsWith('maintenance-windows/:uid')
      ? (await call('POST', 'maintenance-windows', window)).uid
      : (asked?.uid ?? uid);
  const target = path
    .replace(':id', asked?.id ?? (name === 'replayDelivery' || name === 'getDelivery' ? '1' : id))
    .replace(':uid', named)
    .replace(':alertId', alertId)
    .replace(':noteId', noteId)
    .replace(':name', 'token')
    .replace(':tab', operation)
    .replace(':operation', operation);
  const query = name === 'listMaintenanceOccurrences' ? '?from=2026-11-23T12:00:00Z&to=2026-11-24T12:00:00Z' : '';
  return { method, target: `${target}${query}`, body: bodies[name], uid, groupId: id };

  /** What a topic asks, which nobody has signed: who confirms it asks no host. */
  async function askHandshake(): Promise<{ id: string; uid: string }> {
    const made = await call('POST', 'integrations', { name: 'Backups', type: 'amazon_sns' });
    const unsigned = { MessageId: 'm', Timestamp: '2026-11-23T12:00:00Z', SignatureVersion: '2', Signature: '' };
    const message = { ...subscriptionFields(), ...unsigned, SigningCertURL: 'https://evil.example/' };
    await sidecar.post(new URL(made.url).pathname, JSON.stringify(message));
    const { items } = await call('GET', `integrations/${made.uid}/handshakes`);
    return { id: items[0].id, uid: made.uid };
  }
}
