import { createHash } from 'node:crypto';
import { stringify } from 'yaml';
import { neededSecrets } from '../contract/integrations/guards.ts';
import { changedSettings } from './changed-settings.ts';
import { schemaComment } from './json-schema.ts';
import {
  type CurrentIntegration,
  type CurrentView,
  type CurrentWindow,
  isShownOnce,
  type OrgContent,
} from './org-content.ts';

/**
 * A provisioning file that makes an org as it is now. What has its default is left out. For the secrets of guards, which nobody can read, it has
 * variables.
 * @param withTokens else an integration keeps the token that it has, and a new one gets another
 */
export function writeProvisioning({ orgId, integrations, views, windows }: OrgContent, withTokens: boolean): string {
  const file = {
    apiVersion: 1,
    ...(integrations.length > 0 && {
      integrations: integrations.map((one) => ({
        ...(escapeVariables(writeIntegration(orgId, one, withTokens)) as object),
        ...writeSecrets(one),
      })),
    }),
    ...(views.length > 0 && { views: views.map((view) => escapeVariables(writeView(orgId, view))) }),
    ...(windows.length > 0 && {
      maintenanceWindows: windows.map((window) => escapeVariables(writeWindow(orgId, window))),
    }),
  };
  return `${schemaComment}\n${stringify(file, { lineWidth: 0 })}`;
}

function writeIntegration(orgId: number, integration: CurrentIntegration, withTokens: boolean): object {
  const { uid, name, type, token, description, templates, settings } = integration;
  const changed = changedSettings(settings);
  return {
    uid,
    orgId,
    name,
    type,
    ...(withTokens && token !== undefined && (typeof token === 'string' ? { token } : { tokenHash: token.hash })),
    ...(isShownOnce(integration) === true && { urlShownOnce: true }),
    ...(description !== '' && { description }),
    ...(changed.length > 0 && { settings: Object.fromEntries(changed) }),
    ...(Object.keys(templates).length > 0 && { templates }),
  };
}

function writeSecrets({ uid, settings }: CurrentIntegration): object {
  const names = neededSecrets(settings.guards);
  const secrets = names.map((name) => [name, `\${${secretVariable(uid, name)}}`]);
  return names.length > 0 ? { secrets: Object.fromEntries(secrets) } : {};
}

/** The variables that stand for the secrets of guards. */
export function secretVariables({ integrations }: Pick<OrgContent, 'integrations'>): string[] {
  return integrations.flatMap(({ uid, settings }) =>
    neededSecrets(settings.guards).map((name) => secretVariable(uid, name))
  );
}

/** Another one for each uid: where others are written the same in upper case with underscores, it has a mark. */
function secretVariable(uid: string, name: string): string {
  const mark = /^[a-z0-9-]*$/.test(uid) ? '' : `_${createHash('sha256').update(uid).digest('hex').slice(0, 6)}`;
  return `SECRET_${uid}${mark}_${name}`.replaceAll('-', '_').toUpperCase();
}

function writeView(orgId: number, { uid, name, query, sort, order, columns, isDefault }: CurrentView): object {
  return {
    uid,
    orgId,
    name,
    query,
    ...(sort !== 'started' && { sort }),
    ...(order !== 'desc' && { order }),
    ...(columns.length > 0 && { columns }),
    ...(isDefault && { default: true }),
  };
}

function writeWindow(orgId: number, window: CurrentWindow): object {
  const { uid, name, reason, integrations, query, startsAt, endsAt, recurrence, includesOpen } = window;
  return {
    uid,
    orgId,
    name,
    ...(reason !== '' && { reason }),
    ...(integrations.length > 0 && { integrations }),
    ...(query !== '' && { query }),
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    ...(recurrence !== null && { recurrence }),
    ...(includesOpen && { includesOpen }),
  };
}

/** Texts that look like variables stay texts. */
function escapeVariables(value: unknown): unknown {
  if (typeof value === 'string') {
    return value.replace(/\$\{(?=[A-Za-z_][A-Za-z0-9_]*\})/g, '$$$${');
  }
  if (Array.isArray(value)) {
    return value.map(escapeVariables);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, escapeVariables(item)]));
  }
  return value;
}
