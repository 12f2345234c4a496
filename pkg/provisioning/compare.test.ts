import { expect, test } from '@jest/globals';
import { plainWindow } from '../../test-support/sidecar/maintenance.ts';
import { defaultSettings } from '../contract/integrations/settings.ts';
import { hashToken } from '../store/token.ts';
import { type Change, compareProvisioning } from './compare.ts';
import type { CurrentIntegration, CurrentView, CurrentWindow } from './org-content.ts';

const integration: CurrentIntegration = {
  uid: 'a',
  name: 'A',
  type: 'webhook',
  description: '',
  templates: { title: 'T' },
  settings: defaultSettings,
  token: 'token-of-a-1234567',
  provisioned: true,
};
const view: CurrentView = {
  uid: 'v',
  name: 'V',
  query: '',
  sort: 'started',
  order: 'desc',
  columns: [],
  isDefault: false,
  provisioned: true,
};

const window = { uid: 'upgrade', ...plainWindow() };

interface Files {
  readonly integrations?: ReadonlyArray<Partial<CurrentIntegration> & { orgId?: number }>;
  readonly deletions?: ReadonlyArray<{ uid: string; orgId: number }>;
  readonly views?: ReadonlyArray<Partial<CurrentView>>;
  readonly windows?: ReadonlyArray<Partial<CurrentWindow>>;
}

/** Without a token unless the files give one. */
function compare(
  { integrations = [], deletions = [], views = [], windows = [] }: Files,
  present: Partial<CurrentIntegration> | null = null,
  presentView: Partial<CurrentView> | null = null,
  presentWindow: Partial<CurrentWindow> | null = null
): Change[] {
  return compareProvisioning(
    {
      integrations: integrations.map((one) => ({ orgId: 1, ...integration, token: undefined, secrets: {}, ...one })),
      deletions,
      views: { views: views.map((one) => ({ orgId: 1, ...view, ...one })), deletions },
      maintenance: { windows: windows.map((one) => ({ orgId: 1, ...window, ...one })), deletions },
    },
    {
      orgId: 1,
      integrations: present === null ? [] : [{ ...integration, ...present }],
      views: presentView === null ? [] : [{ ...view, ...presentView }],
      windows: presentWindow === null ? [] : [{ ...window, provisioned: true, ...presentWindow }],
    }
  );
}

const update = (...fields: object[]) => [{ action: 'update', kind: 'integration', uid: 'a', fields }];

test.each<[string, Change[], object[]]>([
  ['the same', compare({ integrations: [{}] }, {}), []],
  ['nothing, and nothing', compare({}), []],
  ['one that is people’s own', compare({}, { provisioned: false }), []],
  [
    'another org',
    compare({ integrations: [{ orgId: 2 }], deletions: [{ uid: 'a', orgId: 2 }] }, { provisioned: false }),
    [],
  ],
  ['a new one', compare({ integrations: [{}] }), [expect.objectContaining({ action: 'create', uid: 'a' })]],
  ['another name', compare({ integrations: [{ name: 'B' }] }, {}), update({ name: 'name', before: 'A', after: 'B' })],
  [
    'another template, and one that is the default again',
    compare({ integrations: [{ templates: { message: 'M' } }] }, {}),
    update({ name: 'templates.title', before: 'T' }, { name: 'templates.message', after: 'M' }),
  ],
  [
    'another setting',
    compare({ integrations: [{ settings: { ...defaultSettings, quotaPerMinute: 5 } }] }, {}),
    update({ name: 'settings.quotaPerMinute', after: 5 }),
  ],
  ['the same token', compare({ integrations: [{ token: 'token-of-a-1234567' }] }, {}), []],
  ['another token', compare({ integrations: [{ token: 'another-token-12345' }] }, {}), update({ name: 'token' })],
  [
    'a token that may not be seen',
    compare({ integrations: [{ token: 'another-token-12345' }] }, { token: undefined }),
    [],
  ],
  [
    'a URL that is shown once from now on',
    compare({ integrations: [{ urlShownOnce: true }] }, {}),
    update({ name: 'urlShownOnce' }),
  ],
  [
    'a URL that was shown once, of which the file has the token',
    compare({ integrations: [{ token: 'a' }] }, { token: { hash: hashToken('a'), hint: null } }),
    update({ name: 'urlShownOnce' }),
  ],
  [
    'a URL that was shown once, and stays so',
    compare({ integrations: [{}] }, { token: { hash: hashToken('a'), hint: null } }),
    [],
  ],
  ['one that becomes the file’s', compare({ integrations: [{}] }, { provisioned: false }), update()],
  [
    'one that is deleted',
    compare({ deletions: [{ uid: 'a', orgId: 1 }] }, { provisioned: false }),
    [{ action: 'delete', kind: 'integration', uid: 'a', fields: [] }],
  ],
  ['one that is deleted and not there', compare({ deletions: [{ uid: 'x', orgId: 1 }] }), []],
  ['one that no file names', compare({}, {}), [{ action: 'release', kind: 'integration', uid: 'a', fields: [] }]],
  ['the same view', compare({ views: [{}] }, null, {}), []],
  [
    'a view with other columns, as the default',
    compare({ views: [{ columns: ['severity'], isDefault: true }] }, null, {}),
    [
      {
        action: 'update',
        kind: 'view',
        uid: 'v',
        fields: [
          { name: 'columns', before: [], after: ['severity'] },
          { name: 'default', before: false, after: true },
        ],
      },
    ],
  ],
])('tells of %s', (_, changes, expected) => {
  expect(changes).toEqual(expected);
});

test('never holds a token', () => {
  expect(JSON.stringify(compare({ integrations: [{ token: 'another-token-12345' }] }, {}))).not.toMatch(/token-/);
  expect(JSON.stringify(compare({ integrations: [{ token: 'another-token-12345' }] }))).not.toMatch(/token-/);
});
