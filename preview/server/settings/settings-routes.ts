import { pluginId } from '../../paths.ts';
import { defaultNavUrl } from '../nav/nav-tree.ts';
import { readPluginJson } from '../nav/plugin-json.ts';
import { readBody } from '../read-body.ts';
import { replyJson } from '../reply.ts';
import type { Handler } from '../route.ts';
import type { AppSettings, Settings } from './settings.ts';

/** Returns plugin.json and the org's settings. Of secrets it says only that they exist. */
export function readSettingsRoute(settings: Settings): Handler {
  return ({ response }) => {
    const plugin = readPluginJson();
    const { enabled, pinned, jsonData, secureJsonData } = settings.current;
    const baseUrl = `public/plugins/${pluginId}`;
    const logos = Object.entries<string>(plugin.info.logos).map(([size, path]) => [size, `/${baseUrl}/${path}`]);
    replyJson(response, 200, {
      ...plugin,
      info: { ...plugin.info, logos: Object.fromEntries(logos) },
      baseUrl,
      module: `${baseUrl}/module.js`,
      defaultNavUrl: defaultNavUrl(plugin),
      enabled,
      pinned,
      jsonData: jsonData ?? null,
      secureJsonFields: Object.fromEntries(Object.keys(secureJsonData).map((name) => [name, true])),
      signature: 'unsigned',
      loadingStrategy: 'script',
    });
  };
}

/** Replaces the settings; fields that are missing in the body are lost. */
export function saveSettingsRoute(settings: Settings): Handler {
  return async ({ request, response, session }) => {
    if (session.user.role !== 'Admin') {
      replyJson(response, 403, {
        title: 'Access denied',
        message: "You'll need additional permissions to perform this action. Permissions needed: plugins:write",
      });
      return;
    }
    const changed = parseSettings((await readBody(request)).toString());
    if (!changed) {
      replyJson(response, 400, { message: 'bad request data' });
      return;
    }
    settings.save(changed);
    replyJson(response, 200, { message: 'Plugin settings updated' });
  };
}

function parseSettings(text: string): AppSettings | undefined {
  const body = parseJson(text);
  if (!isRecord(body)) {
    return undefined;
  }
  const { enabled, pinned, jsonData, secureJsonData } = body;
  if (!isRecord(jsonData ?? {}) || !isRecord(secureJsonData ?? {})) {
    return undefined;
  }
  return {
    enabled: enabled === true,
    pinned: pinned === true,
    jsonData: isRecord(jsonData) ? jsonData : undefined,
    secureJsonData: Object.fromEntries(
      Object.entries(secureJsonData ?? {}).map(([name, value]) => [name, String(value)])
    ),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
