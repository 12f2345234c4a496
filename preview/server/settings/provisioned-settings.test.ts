import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readProvisionedSettings } from './provisioned-settings.ts';

const id = 'bellhook-alerts-app';
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-plugins-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(yaml: string, env = {}) {
  writeFileSync(join(folder, 'apps.yaml'), yaml);
  return readProvisionedSettings(folder, id, env);
}

test('an app that is named is enabled and pinned', () => {
  expect(read(`apps: [{type: ${id}}]`)).toEqual({
    enabled: true,
    pinned: true,
    jsonData: undefined,
    secureJsonData: {},
  });
});

test('an app may be disabled', () => {
  expect(read(`apps: [{type: ${id}, disabled: true}]`)).toMatchObject({ enabled: false, pinned: true });
});

test('values come from the environment, at any depth', () => {
  const yaml = `apps: [{type: ${id}, jsonData: {a: $HOST, b: ['https://\${HOST}/x'], c: $$5, d: 7, e: $NONE}, secureJsonData: {f: $HOST}}]`;
  expect(read(yaml, { HOST: 'example.org' })).toMatchObject({
    jsonData: { a: 'example.org', b: ['https://example.org/x'], c: '$5', d: 7, e: '' },
    secureJsonData: { f: 'example.org' },
  });
});

test.each([
  ['another app', 'apps: [{type: other-app}]'],
  ['another org', `apps: [{type: ${id}, org_id: 2}]`],
  ['no app', 'apiVersion: 1'],
  ['nothing', ''],
])('a file that names %s sets nothing', (_, yaml) => {
  expect(read(yaml)).toBeUndefined();
});

test('a missing folder sets nothing', () => {
  expect(readProvisionedSettings(join(folder, 'none'), id, {})).toBeUndefined();
});
