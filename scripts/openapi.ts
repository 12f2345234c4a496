import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { noBody } from '../pkg/contract/common-schemas.ts';
import { resourceErrors } from '../pkg/contract/errors.ts';
import { type RouteName, routes } from '../pkg/contract/routes.ts';
import { type RouteShape, schemas } from '../pkg/contract/schemas.ts';
import { provisioningSchema } from '../pkg/provisioning/json-schema.ts';

const file = new URL('../docs/openapi.json', import.meta.url);
const schemaFile = new URL('../docs/provisioning.schema.json', import.meta.url);

/** The OpenAPI document of the resource routes, made from the contract. */
export function openApi(): string {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  const paths: Record<string, Record<string, object>> = {};
  for (const name of Object.keys(routes) as RouteName[]) {
    const { method, path } = routes[name];
    const template = `/${path.replace(/:(\w+)/g, '{$1}')}`;
    paths[template] = { ...paths[template], [method.toLowerCase()]: operation(name) };
  }
  const document = {
    openapi: '3.0.3',
    info: { title: 'Bellhook resources', version },
    servers: [{ url: '/api/plugins/bellhook-alerts-app/resources' }],
    paths,
    components: { schemas: { Error: errorSchema } },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const errorSchema = {
  type: 'object',
  required: ['code', 'message'],
  properties: {
    code: { type: 'string', enum: Object.keys(resourceErrors) },
    message: { type: 'string' },
    details: { type: 'object', additionalProperties: true },
  },
};

function operation(name: RouteName): object {
  const { role, may, method } = routes[name];
  const { params, query, body, reply, contentTypes }: RouteShape = schemas[name];
  const required = !body.safeParse(undefined).success;
  const takesBody = method !== 'GET' && (body as z.ZodType) !== noBody;
  return {
    operationId: name,
    description: `Needs the role ${role}${may === null ? '' : `, or what is granted of an integration: ${may}`}.`,
    parameters: [...parameters(params, 'path'), ...parameters(query, 'query')],
    ...(takesBody && { requestBody: { required, content: json(toSchema(body, 'input')) } }),
    responses: {
      200: {
        description: 'Done.',
        content: contentTypes === undefined ? json(toSchema(reply, 'output')) : text(contentTypes),
      },
      default: { description: 'Refused.', content: json({ $ref: '#/components/schemas/Error' }) },
    },
  };
}

function parameters(schema: z.ZodType, where: 'path' | 'query'): object[] {
  // The shapes that the handler gets: numbers are parsed, and fields with a default are always present.
  const { properties = {}, required = [] } = toSchema(schema, 'output');
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: required.includes(name) && !Object.hasOwn(property as object, 'default'),
    schema: property,
  }));
}

function json(schema: object): object {
  return { 'application/json': { schema } };
}

function text(contentTypes: readonly string[]): object {
  return Object.fromEntries(contentTypes.map((type) => [type, { schema: { type: 'string' } }]));
}

function toSchema(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'openapi-3.0', io });
  return rest;
}

if (import.meta.main) {
  writeFileSync(file, openApi());
  // What provisioning files may say is made from the same shapes.
  writeFileSync(schemaFile, provisioningSchema());
}
