import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { root } from '../../paths.ts';
import { defaultNavUrl, type NavNode, navTree } from './nav-tree.ts';
import type { Include, PluginJson } from './plugin-json.ts';

const list: Include = { type: 'page', name: 'The list', path: '/a/some-app/list', addToNav: true };
const admin: Include = { type: 'page', name: 'Setup', path: '/plugins/some-app', role: 'Admin', addToNav: true };

function app(...includes: Include[]): PluginJson {
  return {
    id: 'some-app',
    name: 'Some',
    info: { description: 'About it', logos: { small: 'img/logo.svg' } },
    includes,
  };
}

/** The app's entry and those below it. */
function menu(plugin: PluginJson, role = 'Admin', enabled = true) {
  const [section, ...others] = navTree(plugin, { role, enabled });
  expect(others).toEqual([]);
  const [entry] = section?.children ?? [];
  return entry && [entry.url, ...(entry.children ?? []).map(({ text, url }: NavNode) => `${text}: ${url}`)];
}

describe('the menu', () => {
  test.each<[string, PluginJson, string[] | undefined]>([
    ['pages are below the app', app(list), ['/a/some-app', 'The list: /a/some-app/list']],
    [
      'the default page is the app’s own entry, and not below it',
      app({ ...list, defaultNav: true }, admin),
      ['/a/some-app/list', 'Setup: /plugins/some-app'],
    ],
    ['the default page alone leaves the app without entries', app({ ...list, defaultNav: true }), ['/a/some-app/list']],
    [
      'a default page that is in no menu changes nothing',
      app({ ...list, defaultNav: true, addToNav: false }, admin),
      ['/a/some-app', 'Setup: /plugins/some-app'],
    ],
    ['the app’s own path is not below it either', app({ ...list, path: '/a/some-app' }), ['/a/some-app']],
    [
      'a page without a path',
      app({ ...list, path: undefined }),
      ['/a/some-app', 'The list: /plugins/some-app/page/the-list'],
    ],
    ['what is no page', app({ ...list, type: 'panel' }), undefined],
    ['no pages', app(), undefined],
  ])('%s', (_, plugin, expected) => {
    expect(menu(plugin)).toEqual(expected);
  });

  test.each<[string, string[] | undefined]>([
    ['Admin', ['/a/some-app', 'The list: /a/some-app/list', 'Setup: /plugins/some-app']],
    ['Editor', ['/a/some-app', 'The list: /a/some-app/list']],
    ['Viewer', ['/a/some-app', 'The list: /a/some-app/list']],
    ['None', undefined],
    ['Auditor', undefined],
  ])('has for the role %s what it admits', (role, expected) => {
    expect(menu(app(list, admin), role)).toEqual(expected);
  });

  test('does not contain a disabled app', () => {
    expect(menu(app(list), 'Admin', false)).toBeUndefined();
  });
});

test.each<[string, PluginJson, string]>([
  ['no default page', app(list), ''],
  ['a default page', app({ ...list, defaultNav: true }), '/plugins/some-app/page/the-list'],
  [
    'a default page that is in no menu',
    app({ ...list, defaultNav: true, addToNav: false }),
    '/plugins/some-app/page/the-list',
  ],
])('the default address with %s', (_, plugin, expected) => {
  expect(defaultNavUrl(plugin)).toBe(expected);
});

describe('Bellhook', () => {
  const text = readFileSync(join(root, 'src/plugin.json'), 'utf8');
  const bellhook: PluginJson = JSON.parse(text.replaceAll('%PLUGIN_ID%', JSON.parse(text).id));

  test('has all of its pages in the menu', () => {
    expect(menu(bellhook)).toEqual([
      '/a/bellhook-alerts-app',
      'Alert groups: /a/bellhook-alerts-app/alert-groups',
      'Integrations: /a/bellhook-alerts-app/integrations',
      'Maintenance: /a/bellhook-alerts-app/maintenance',
      'Configuration: /plugins/bellhook-alerts-app',
    ]);
  });

  test('has no default address, because that page would not be found', () => {
    expect(defaultNavUrl(bellhook)).toBe('');
  });
});
