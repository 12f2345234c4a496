import { type RouteName, routes } from '../../../pkg/contract/routes.ts';
import type { RouteInput, RouteReply } from '../../../pkg/contract/types.ts';
import { pluginApi, request } from './request';
import { routeUrl } from './routeUrl';

/** What a route takes; optional parts may be left out. */
export type CallInput<Name extends RouteName> = Given<'params', RouteInput<Name>['params']> &
  Given<'query', RouteInput<Name>['query']> &
  Given<'body', RouteInput<Name>['body']>;

/** The deadlines of slow routes, in milliseconds. */
const deadlines: Partial<Record<RouteName, number>> = { previewTemplates: 20_000, dryRunTemplates: 40_000 };

/**
 * Calls one of the sidecar's resource routes; rejects with an ApiError.
 * @param deadline how long to wait for the reply, in milliseconds
 */
export function callRoute<Name extends RouteName>(
  name: Name,
  input: CallInput<Name>,
  signal?: AbortSignal,
  deadline = deadlines[name]
): Promise<RouteReply<Name>> {
  const { method, path } = routes[name];
  const { params, query, body }: Partial<Record<'params' | 'query' | 'body', unknown>> = input;
  const url = `${pluginApi}/resources/${routeUrl(path, params ?? {}, query ?? {})}`;
  return request({ method, url, body, signal, deadline });
}

type Given<Key extends string, Value> = {} extends Value
  ? { [K in Key]?: Value }
  : undefined extends Value
    ? { [K in Key]?: Value }
    : { [K in Key]: Value };
