import type { z } from 'zod';
import { roleAllows } from '../../../contract/roles.ts';
import { type RouteName, routes } from '../../../contract/routes.ts';
import { schemas } from '../../../contract/schemas.ts';
import type { RouteArguments, RouteReply } from '../../../contract/types.ts';
import { Busy } from '../../../fair/busy.ts';
import { Overloaded } from '../../../ingest/group-commit.ts';
import type { Logger } from '../../../logger.ts';
import { StoreUnavailable } from '../../../store/fault.ts';
import { InvalidCursor } from '../../../store/store.ts';
import { Unfinished } from '../../../work/pool.ts';
import type { Caller, ResourceReply, ResourceRequest } from '../backend/backend.ts';
import { ApiError } from './api-error.ts';
import { type Encodable, encodeJson } from './encode-json.ts';
import { matchRoute } from './match-route.ts';

/** A function for each route of the contract. It may throw an `ApiError`. */
export type Handlers = {
  [Name in RouteName]: (caller: Caller, args: RouteArguments<Name>) => Promise<Encodable<RouteReply<Name>>>;
};

/**
 * Serves the contract: finds the route, asks whether the caller's role suffices, checks what came, and calls the
 * route's handler. Nothing of a request is looked at before its role is.
 */
export function createDispatcher(handlers: Handlers, logger: Logger) {
  return async (request: ResourceRequest): Promise<ResourceReply> => {
    const match = matchRoute(request.method, request.path);
    if (match === undefined) {
      return new ApiError('not_found', 'There is no such resource.').toReply();
    }
    if ('allow' in match) {
      const allow = match.allow.join(', ');
      return new ApiError('method_not_allowed', `Use ${allow}.`).toReply({ allow });
    }
    try {
      checkRole(request.caller, match.name);
      const reply = await call(handlers, match.name, match.params, request);
      return { status: 200, body: encodeJson(reply) };
    } catch (error) {
      return errorReply(error, match.name, logger);
    }
  };
}

function checkRole(caller: Caller, name: RouteName): void {
  const { role } = routes[name];
  if (!roleAllows(caller.role, role)) {
    throw new ApiError('forbidden', `This needs the role ${role}.`, { role });
  }
}

async function call(
  handlers: Handlers,
  name: RouteName,
  params: Record<string, string>,
  { caller, query, body }: ResourceRequest
): Promise<unknown> {
  const shape = schemas[name];
  const checkedParams = shape.params.safeParse(params);
  if (!checkedParams.success) {
    throw new ApiError('not_found', 'There is no such resource.');
  }
  checkNames(query, Object.keys(shape.query.shape));
  const args = {
    params: checkedParams.data,
    query: check(shape.query, fromQuery(query), 'query'),
    body: check(shape.body, parseBody(body), 'body'),
  };
  const handler = handlers[name] as (caller: Caller, args: unknown) => Promise<unknown>;
  return handler(caller, args);
}

/** A parameter that was misspelt must not widen a list to everything. */
function checkNames(query: URLSearchParams, known: readonly string[]): void {
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const takes = known.length > 0 ? `it takes ${known.join(', ')}` : 'it takes none';
    throw new ApiError(
      'invalid_request',
      `query: ${JSON.stringify(unknown.slice(0, 100))} is not a parameter of this; ${takes}.`
    );
  }
}

/** Parameters that may repeat; of every other one the last counts. */
const repeatable = new Set(['state']);

function fromQuery(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...query].map(([name, value]) => [name, repeatable.has(name) ? query.getAll(name) : value])
  );
}

function parseBody(body: Uint8Array): unknown {
  if (body.length === 0) {
    return undefined;
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new ApiError('invalid_request', 'The body is not JSON.');
  }
}

function check(schema: z.ZodType, value: unknown, where: 'query' | 'body'): unknown {
  const result = schema.safeParse(value);
  if (result.success) {
    return result.data;
  }
  const issues = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  const [first] = issues;
  const place = first?.path ? `${where}, ${first.path}` : where;
  throw new ApiError('invalid_request', `${place}: ${first?.message}`, { issues });
}

function errorReply(error: unknown, name: RouteName, logger: Logger): ResourceReply {
  if (error instanceof ApiError) {
    return error.toReply();
  }
  if (error instanceof InvalidCursor) {
    return new ApiError('invalid_cursor', 'query, cursor: no page gave this cursor').toReply();
  }
  if (error instanceof Busy) {
    return new ApiError(
      'busy',
      `Your org has more under way than is its share; try again soon. ${error.message}`
    ).toReply();
  }
  if (error instanceof Unfinished) {
    return new ApiError('unfinished', `This could not be done with these templates. ${error.message}`).toReply();
  }
  if (error instanceof Overloaded) {
    return new ApiError('unavailable', 'The database does not answer in time; try again soon.').toReply();
  }
  if (error instanceof StoreUnavailable) {
    // The log says it once, where the store's health is watched.
    return new ApiError('unavailable', error.message).toReply();
  }
  logger.error({ err: error, route: name }, 'a resource call failed');
  return new ApiError('internal', 'Bellhook could not handle the request; its log says why.').toReply();
}
