import { isBaseUrl } from '../../contract/base-url.ts';
import type { Actor } from '../../contract/types.ts';
import type { GrafanaCaller } from './backend/backend.ts';
import type { PluginContext, User } from './protocol/plugin.ts';

/** The caller of a gRPC call. Without an org a caller has no role, and therefore no rights. */
export function readCaller(context: PluginContext | undefined): GrafanaCaller {
  const orgId = context?.orgId ?? 0;
  return {
    orgId,
    actor: readActor(context?.user),
    role: orgId > 0 ? context?.user?.role : undefined,
    login: context?.user?.login ?? '',
    // Grafana does not say them with a call.
    teams: [],
    webhookBaseUrl: readWebhookBaseUrl(context?.appInstanceSettings?.jsonData),
    grafanaUrl: readGrafanaUrl(context?.grafanaConfig),
  };
}

function readActor(user: User | undefined): Actor {
  const { login = '', name = '' } = user ?? {};
  if (login === '' && name === '') {
    return { kind: 'anonymous' };
  }
  return { kind: isServiceAccount(user) ? 'service_account' : 'user', login, name };
}

/** No field says so, but Grafana generates the login of a service account and uses it as the email too. */
function isServiceAccount(user: User | undefined): boolean {
  const { login = '', email = '' } = user ?? {};
  return login.startsWith('sa-') && (email === login || email === '');
}

function readWebhookBaseUrl(jsonData: Uint8Array | undefined): string | undefined {
  const settings = parseObject(jsonData);
  const url = settings['webhookBaseUrl'];
  return typeof url === 'string' && isBaseUrl(url) ? url : undefined;
}

function readGrafanaUrl(config: Record<string, string> | undefined): string | undefined {
  const url = config?.['GF_APP_URL'];
  return url !== undefined && isWebUrl(url) ? url : undefined;
}

/** Grafana sends no bytes if the org has not saved settings yet, and may send `null`. */
function parseObject(json: Uint8Array | undefined): Record<string, unknown> {
  if (!json?.length) {
    return {};
  }
  try {
    const value: unknown = JSON.parse(Buffer.from(json).toString());
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
