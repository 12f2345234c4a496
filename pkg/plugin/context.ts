import type { Caller } from './backend.ts';
import type { PluginContext } from './protocol/plugin.ts';

/** Who asks. Without an org nobody has a role, and so no rights. */
export function readCaller(context: PluginContext | undefined): Caller {
  const orgId = context?.orgId ?? 0;
  return {
    orgId,
    login: context?.user?.login ?? '',
    name: context?.user?.name ?? '',
    role: orgId > 0 ? context?.user?.role : undefined,
    webhookBaseUrl: readWebhookBaseUrl(context?.appInstanceSettings?.jsonData),
    grafanaUrl: readGrafanaUrl(context?.grafanaConfig),
  };
}

function readWebhookBaseUrl(jsonData: Uint8Array | undefined): string | undefined {
  const settings = parseObject(jsonData);
  const url = settings['webhookBaseUrl'];
  return typeof url === 'string' && isWebUrl(url) ? url : undefined;
}

function readGrafanaUrl(config: Record<string, string> | undefined): string | undefined {
  const url = config?.['GF_APP_URL'];
  return url !== undefined && isWebUrl(url) ? url : undefined;
}

/** Grafana sends no bytes where the org has not saved settings yet, and may send `null`. */
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
  return ['http:', 'https:'].includes(URL.parse(text)?.protocol ?? '');
}
