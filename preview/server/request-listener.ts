import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { distFolder, hostFolder, pluginId, root } from '../paths.ts';
import type { PluginClient } from '../plugin-host/plugin-client.ts';
import { liveRoute } from './live/live-route.ts';
import type { SharedStreams } from './live/shared-streams.ts';
import { homePage, hostPage } from './page.ts';
import { teamsRoute, usersRoute } from './people/people-routes.ts';
import { healthRoute, metricsRoute } from './plugin/diagnostics.ts';
import { resourceRoute } from './plugin/resources.ts';
import { reply, replyJson } from './reply.ts';
import { findRoute, type Handler, type Route } from './route.ts';
import { readSession } from './session.ts';
import type { Settings } from './settings/settings.ts';
import { readSettingsRoute, saveSettingsRoute } from './settings/settings-routes.ts';
import { filesRoute, namedFilesRoute } from './static-files.ts';
import { userStoragePath, userStorageRoute } from './user-storage/user-storage-route.ts';

/** The part of Grafana's HTTP API that a plugin and its pages see, and the page that hosts them. */
export function createRequestListener(
  client: PluginClient,
  settings: Settings,
  streams: SharedStreams
): RequestListener {
  const api = `/api/plugins/${pluginId}`;
  const resources = resourceRoute(client, settings);
  const routes: Route[] = [
    { method: '*', path: `${api}/resources`, handle: resources },
    { method: '*', path: `${api}/resources/*`, handle: resources },
    { method: 'GET', path: `${api}/health`, handle: healthRoute(client, settings) },
    { method: 'GET', path: `${api}/settings`, handle: readSettingsRoute(settings) },
    { method: 'POST', path: `${api}/settings`, handle: saveSettingsRoute(settings) },
    { method: 'GET', path: '/api/org/users/lookup', handle: usersRoute },
    { method: 'GET', path: '/api/teams/search', handle: teamsRoute },
    { method: '*', path: `${userStoragePath}/*`, handle: userStorageRoute() },
    { method: 'GET', path: `/metrics/plugins/${pluginId}`, handle: metricsRoute(client) },
    { method: 'GET', path: `/api/live/plugin/${pluginId}/*`, handle: liveRoute(client, settings, streams) },
    { method: 'GET', path: `/public/plugins/${pluginId}/*`, handle: filesRoute(distFolder) },
    { method: 'GET', path: '/public/host/*', handle: filesRoute(hostFolder) },
    { method: 'GET', path: '/public/build/img/icons/unicons/spinner.svg', handle: spinner },
    { method: 'GET', path: '/public/build/img/icons/*', handle: filesRoute(iconFolder) },
    { method: 'GET', path: '/public/fonts/*', handle: namedFilesRoute(fontFolder, fonts) },
    {
      method: 'GET',
      path: '/',
      handle: ({ response, session }) => reply(response, 200, html, homePage(session, settings.current)),
    },
    { method: '*', path: '/metrics/*', handle: notFound },
    { method: '*', path: '/api/*', handle: notFound },
    { method: '*', path: '/apis/*', handle: notFound },
    { method: '*', path: '/public/*', handle: notFound },
  ];
  const host: Handler = ({ response, session }) => reply(response, 200, html, hostPage(session, settings.current));
  return (request, response) => void answer(routes, host, request, response);
}

async function answer(
  routes: readonly Route[],
  otherwise: Handler,
  request: IncomingMessage,
  response: ServerResponse
): Promise<void> {
  try {
    const { pathname, searchParams: query } = new URL(`http://preview${request.url}`);
    const method = request.method ?? 'GET';
    if (method !== 'GET' && method !== 'HEAD' && isForeign(request)) {
      return replyJson(response, 403, { message: 'origin not allowed' });
    }
    const session = readSession(request);
    const route = findRoute(routes, method, pathname);
    return await (route?.handle ?? otherwise)({ request, response, session, query, rest: route?.rest ?? '' });
  } catch (error) {
    replyJson(response, error instanceof URIError || error instanceof TypeError ? 400 : 500, {
      message: String(error),
    });
  }
}

/** Whether a page of another site sent the request; such a request must change nothing. */
function isForeign({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined && URL.parse(headers.origin)?.host !== headers.host;
}

const notFound: Handler = ({ response }) => replyJson(response, 404, { message: 'Not found' });

const html = 'text/html; charset=utf-8';
const iconFolder = join(root, 'node_modules/@grafana/ui/dist/public/img/icons');
const fontFolder = join(root, 'node_modules/@fontsource/inter/files');

/** The one icon of Grafana that its package lacks. */
const spinner: Handler = ({ response }) => reply(response, 200, 'image/svg+xml', threeQuartersOfARing);

const threeQuartersOfARing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M12 2a10 10 0 1 0 10 10h-2a8 8 0 1 1-8-8z"/></svg>';

/** The names under which Grafana's styles ask for the fonts. */
const fonts = {
  'inter/Inter-Regular.woff2': 'inter-latin-400-normal.woff2',
  'inter/Inter-Medium.woff2': 'inter-latin-500-normal.woff2',
  'inter/Inter-Italic.woff2': 'inter-latin-400-italic.woff2',
  'inter/Inter-MediumItalic.woff2': 'inter-latin-500-italic.woff2',
};
