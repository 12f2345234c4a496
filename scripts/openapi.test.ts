import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { routes } from '../pkg/contract/routes.ts';
import { openApi } from './openapi.ts';

test('docs/openapi.json matches the contract; `npm run generate` writes it', () => {
  expect(readFileSync(join(import.meta.dirname, '..', 'docs', 'openapi.json'), 'utf8')).toBe(openApi());
});

test('it has every route with its parameters', () => {
  const { paths } = JSON.parse(openApi());
  const operations = Object.values(paths).flatMap((path) =>
    Object.values(path as Record<string, { operationId: string }>)
  );
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(routes).sort());
  const parameters: Array<{ name: string; required: boolean }> = paths['/alert-groups'].get.parameters;
  expect(parameters.map(({ name }) => name)).toEqual([
    ...['query', 'state', 'integration', 'from', 'to', 'sort', 'order', 'limit', 'cursor'],
  ]);
  expect(parameters.filter(({ required }) => required)).toEqual([]);
  expect(paths['/alert-groups/{id}/silence'].post.requestBody.required).toBe(true);
  expect(paths['/alert-groups/{id}/acknowledge'].post).not.toHaveProperty('requestBody');
});
