import { http, type HttpHandler, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { type ErrorCode, resourceErrors } from '../../pkg/contract/errors.ts';
import { type RouteName, routes } from '../../pkg/contract/routes.ts';
import { schemas } from '../../pkg/contract/schemas.ts';
import type { RouteReply } from '../../pkg/contract/types.ts';
import type { PluginSettings } from '../../src/api/settings';
import pluginJson from '../../src/plugin.json';

/** A request that the page made. */
export interface Call {
  params: Record<string, unknown>;
  query: URLSearchParams;
  body: unknown;
}

type Answer<Reply> = Reply | ((call: Call) => Reply | Response | Promise<Reply | Response>);

const base = `http://localhost/api/plugins/${pluginJson.id}`;

/** The sidecar is well, nobody has views, nothing was delivered, and there is nothing to tell about groups beside themselves, unless a test says otherwise. */
const server = setupServer(
  http.get(`${base}/health`, () => HttpResponse.json({ status: 'OK', message: '', details: {} })),
  http.get(`${base}/resources/alert-groups/:id/earlier`, () =>
    HttpResponse.json({ items: [], nextCursor: null, count30Days: 0, medianMinutes: null, next: null })
  ),
  http.get(`${base}/resources/integrations/:uid/deliveries`, () => HttpResponse.json({ items: [], nextCursor: null })),
  http.all(`${base}/resources/integrations/:uid/template-editing`, () => HttpResponse.json({ items: [] })),
  http.all(`${base}/resources/integrations/:uid/template-editing/:tab`, () => HttpResponse.json({ items: [] })),
  http.get(`${base}/resources/views`, () => HttpResponse.json({ views: [] })),
  http.get(`${base}/resources/alert-groups/facets`, () => HttpResponse.json({ facets: [] })),
  http.get(`${base}/resources/alert-groups/values`, () => HttpResponse.json({ values: [] })),
  http.get(`${base}/resources/alert-groups/histogram`, () =>
    HttpResponse.json({ from: '2026-11-23T10:00:00.000Z', step: 60_000, series: [] })
  )
);
let calls: Array<Call & { name: string }> = [];

type CallName = RouteName | 'readSettings' | 'saveSettings' | 'health';

/** The API that the pages call, replaced at the network level. A request without a handler fails as if nobody answered. */
export const api = {
  on: <Name extends RouteName>(name: Name, answer: Answer<RouteReply<Name>>): void =>
    server.use(handler(name, routes[name].method, `resources/${routes[name].path}`, answer)),
  fail: (name: RouteName, code: ErrorCode, message = `test: ${code}`): void =>
    api.on(name, () => failure(code, message)),
  /** Grafana's answer when it does not reach the sidecar. */
  down: (name: RouteName): void =>
    api.on(name, () => HttpResponse.json({ message: 'plugin unavailable' }, { status: 503 })),
  onSettings: (answer: Answer<object>): void => server.use(handler('readSettings', 'GET', 'settings', answer)),
  onSaveSettings: (answer: Answer<object>): void => server.use(handler('saveSettings', 'POST', 'settings', answer)),
  onHealth: (answer: Answer<object>): void => server.use(handler('health', 'GET', 'health', answer)),
  calls: (name: CallName): Call[] => calls.filter((call) => call.name === name),
  lastCall: (name: CallName): Call | undefined => api.calls(name).at(-1),
};

export function failure(code: ErrorCode, message: string, details?: object): Response {
  return HttpResponse.json({ code, message, details }, { status: resourceErrors[code].status });
}

/** An answer that the test holds back until it releases it. */
export function held<Reply>(reply: Reply): { answer: () => Promise<Reply>; release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { answer: () => released.then(() => reply), release: () => release() };
}

export const settings = (change: Partial<PluginSettings> = {}): PluginSettings => ({
  enabled: true,
  pinned: true,
  jsonData: {},
  ...change,
});

/** Call it once in a test file. */
export function serveApi(): void {
  beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
  afterEach(() => {
    server.resetHandlers();
    calls = [];
    // What pages remember is of one test.
    sessionStorage.clear();
    localStorage.clear();
  });
  afterAll(() => server.close());
}

function handler(name: string, method: string, path: string, answer: unknown): HttpHandler {
  const matching = { GET: http.get, POST: http.post, PATCH: http.patch, PUT: http.put, DELETE: http.delete }[method];
  if (!matching) {
    throw new Error(`no handler for ${method}`);
  }
  return matching(`${base}/${path}`, async ({ request, params }) => {
    if (Object.values(params).some((value) => isFixed(path, String(value)))) {
      return undefined;
    }
    const text = await request.text();
    const call = { name, params, query: new URL(request.url).searchParams, body: text ? JSON.parse(text) : undefined };
    calls.push(call);
    expect([name, [...call.query.keys()].filter((key) => !takes(name, key))]).toEqual([name, []]);
    const reply: unknown = typeof answer === 'function' ? await answer(call) : answer;
    return reply instanceof Response ? reply : HttpResponse.json(reply as object);
  });
}

/** Whether what stands for a parameter of the path makes it the path of another route, which has no parameter there. */
function isFixed(path: string, value: string): boolean {
  const filled = path.replace(/:\w+/, value);
  return Object.values(routes).some((route) => `resources/${route.path}` === filled);
}

/** The sidecar refuses a call with a query parameter that the route does not name. */
function takes(name: string, parameter: string): boolean {
  return Object.hasOwn(schemas, name) && Object.hasOwn(schemas[name as RouteName].query.shape, parameter);
}
