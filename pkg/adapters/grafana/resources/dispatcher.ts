import type { z } from 'zod';
import type { Admit } from '../../../app/access/admit.ts';
import { AppError } from '../../../app/app-error.ts';
import { type RouteName, routes } from '../../../contract/routes.ts';
import { schemas } from '../../../contract/schemas.ts';
import type { IsStreamed, RouteArguments, RouteReply } from '../../../contract/types.ts';
import type { Logger } from '../../../logger.ts';
import type { GrafanaCaller, ResourceReply, ResourceRequest } from '../backend/backend.ts';
import { type Encodable, encodeJson } from '../replies/encode-json.ts';
import { StreamedReply } from '../replies/streamed-reply.ts';
import { errorReply, toReply } from './error-reply.ts';
import { matchRoute } from './match-route.ts';

/** A function for each route of the contract. It may throw an `AppError`. */
export type Handlers = {
  [Name in RouteName]: (
    caller: GrafanaCaller,
    args: RouteArguments<Name>
  ) => Promise<IsStreamed<Name> extends true ? StreamedReply : Encodable<RouteReply<Name>>>;
};

/**
 * Serves the contract: finds the route, checks the caller's role or grants, validates the request, and calls the route's handler. Nothing of a
 * request is read before its role is checked.
 */
export function createDispatcher(handlers: Handlers, admit: Admit, logger: Logger) {
  return async (request: ResourceRequest): Promise<ResourceReply> => {
    const match = matchRoute(request.method, request.path);
    if (match === undefined) {
      return toReply(new AppError('not_found'));
    }
    if ('allow' in match) {
      const allow = match.allow.join(', ');
      return toReply(new AppError('method_not_allowed', `Use ${allow}.`), { allow });
    }
    try {
      const caller = await admit(request.caller, routes[match.name]);
      const reply = await call(handlers, match.name, match.params, { ...request, caller });
      return reply instanceof StreamedReply ? streamed(reply) : { status: 200, body: encodeJson(reply) };
    } catch (error) {
      return errorReply(error, match.name, logger);
    }
  };
}

function streamed({ contentType, fileName, parts }: StreamedReply): ResourceReply {
  const headers = { 'content-type': contentType, 'content-disposition': `attachment; filename="${fileName}"` };
  return { status: 200, headers, body: parts };
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
    throw new AppError('not_found');
  }
  checkNames(query, Object.keys(shape.query.shape));
  const args = {
    params: checkedParams.data,
    query: check(shape.query, fromQuery(query), 'query'),
    body: check(shape.body, parseBody(body), 'body'),
  };
  const handler = handlers[name] as (caller: GrafanaCaller, args: unknown) => Promise<unknown>;
  return handler(caller, args);
}

/** A misspelt parameter must not widen a list to everything. */
function checkNames(query: URLSearchParams, known: readonly string[]): void {
  const unknown = [...query.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) {
    const takes = known.length > 0 ? `it takes ${known.join(', ')}` : 'it takes none';
    throw new AppError(
      'invalid_request',
      `query: ${JSON.stringify(unknown.slice(0, 100))} is not a parameter of this; ${takes}.`
    );
  }
}

/** Parameters that may be repeated. For all others the last value counts. */
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
    throw new AppError('invalid_request', 'The body is not JSON.');
  }
}

function check(schema: z.ZodType, value: unknown, where: 'query' | 'body'): unknown {
  const result = schema.safeParse(value);
  const issues = result.success
    ? findNullCharacters(result.data)
    : result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  if (result.success && issues.length === 0) {
    return result.data;
  }
  const [first] = issues;
  const place = first?.path ? `${where}, ${first.path}` : where;
  throw new AppError('invalid_request', `${place}: ${first?.message}`, { issues });
}

interface Issue {
  /** Names and places from the outermost on, with dots between. */
  readonly path: string;
  readonly message: string;
}

/** Nothing that is kept has a null character, and databases do not take it. */
function findNullCharacters(value: unknown, path: readonly string[] = []): Issue[] {
  if (typeof value === 'string') {
    return value.includes('\0') ? [{ path: path.join('.'), message: 'it cannot have a null character.' }] : [];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, one]) => findNullCharacters(one, [...path, key]))
    : [];
}
