import { pluginId } from '../../contract/plugin-id.ts';
import type { CustomTemplates } from '../../contract/templates/templates.ts';
import type { Integration, IntegrationSummary, MaintenanceWindow, View } from '../../contract/types.ts';
import type { CurrentIntegration, CurrentWindow, OrgContent } from '../../provisioning/org-content.ts';
import { sharedViews } from '../../provisioning/shared-views.ts';
import { CommandFailed, UsageError } from '../command.ts';

/**
 * Asks a running sidecar by way of Grafana, which says who is asking.
 * @param token of a service account
 * @param orgId undefined: that of the token
 * @throws {UsageError}, {CommandFailed}
 */
export async function readGrafana(
  address: string,
  token: string | undefined,
  orgId: number | undefined
): Promise<OrgContent> {
  const base = URL.parse(address);
  if (base === null || !/^https?:$/.test(base.protocol)) {
    throw new UsageError('--grafana is the address of Grafana, which begins with http:// or https://.');
  }
  if (token === undefined || token === '') {
    throw new UsageError('Set GRAFANA_TOKEN to the token of a service account with the role Admin.');
  }
  const get = <Reply>(path: string) => ask<Reply>(base, path, token, orgId);
  const resource = <Reply>(path: string) => get<Reply>(`api/plugins/${pluginId}/resources/${path}`);
  const org = orgId ?? (await get<{ id: number }>('api/org')).id;

  const integrations: CurrentIntegration[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<IntegrationSummary> = await resource(`integrations?limit=100${after}`);
    for (const { uid } of page.items) {
      integrations.push(toCurrent(await resource<Integration>(`integrations/${uid}`)));
    }
    cursor = page.nextCursor;
  }
  const { views } = await resource<{ views: View[] }>('views');
  const { windows } = await resource<{ windows: MaintenanceWindow[] }>('maintenance-windows');
  return { orgId: org, integrations, views: sharedViews(views), windows: windows.map(toWindow) };
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

function toCurrent(integration: Integration): CurrentIntegration {
  const customised = Object.entries(integration.templates).filter(([, one]) => one.customised);
  const templates = Object.fromEntries(customised.map(([name, { template }]) => [name, template])) as CustomTemplates;
  const { token, tokenHash } = integration;
  const hashed = tokenHash === undefined ? undefined : { hash: tokenHash, hint: null };
  const { access = null, ...settings } = integration.settings;
  return { ...integration, settings: { ...settings, access }, templates, token: token ?? hashed };
}

function toWindow(window: MaintenanceWindow): CurrentWindow {
  return { ...window, startsAt: Date.parse(window.startsAt), endsAt: Date.parse(window.endsAt) };
}

const timeoutMs = 30_000;

async function ask<Reply>(base: URL, path: string, token: string, orgId: number | undefined): Promise<Reply> {
  const url = new URL(path, `${base.href.replace(/\/?$/, '/')}`);
  const response = await fetch(url, {
    headers: {
      authorization: `Bearer ${token}`,
      ...(orgId !== undefined && { 'x-grafana-org-id': String(orgId) }),
    },
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((error: Error & { cause?: Error }) => {
    throw new CommandFailed(`${base.origin} cannot be reached: ${error.cause?.message || error.message}`);
  });
  const text = await response.text();
  if (!response.ok) {
    throw new CommandFailed(`${url.pathname}: ${response.status} ${messageOf(text)}`.trim());
  }
  try {
    return JSON.parse(text) as Reply;
  } catch {
    throw new CommandFailed(`${url.pathname} is no address of Grafana’s API: it does not answer with JSON.`);
  }
}

function messageOf(text: string): string {
  try {
    return String((JSON.parse(text) as { message?: unknown }).message ?? '');
  } catch {
    return '';
  }
}
