import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { testEnvironment } from '../../test-support/sidecar/interpret.ts';
import { startTestSidecar, type TestSidecar } from '../../test-support/sidecar/test-sidecar.ts';
import { defaultSettings } from '../contract/integrations/settings.ts';
import { createTemplateCheck } from '../interpret/check.ts';
import { readProvisioning } from './read-files.ts';

const check = createTemplateCheck(testEnvironment);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-provisioning-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('files', () => {
  test('are read in the order of their names, with values of the environment', () => {
    write('b.yaml', 'deleteIntegrations:\n  - uid: old-one\n    orgId: 2\n');
    write(
      'a.yaml',
      `apiVersion: 1
integrations:
  - uid: nightly-backups
    orgId: 1
    name: Nightly \${WHAT}
    type: formatted_webhook
    token: \${BACKUPS_TOKEN}
    description: What runs after midnight
    settings: { duplicateWindowSeconds: 600, messageFormat: text }
    templates:
      title: "{{ payload.job }} on \${WHAT}"
      message: ''
      severity:
views:
  - uid: payments
    name: Payments
    query: label.team=payments
    sort: severity
    columns: [severity, label.team]
    default: true
  - { uid: all, orgId: 2, name: All, query: '' }
deleteViews:
  - { uid: old-view }
`
    );
    write('ignored.yml', ': not read');
    const { places, ...read } = readProvisioning(
      folder,
      { WHAT: 'backups: "all"', BACKUPS_TOKEN: 'abcdefgh-ABCDEFGH_1' },
      check
    );
    const file = join(folder, 'a.yaml');
    expect(places.find('integration', { orgId: 1, uid: 'nightly-backups' })).toEqual({ file, line: 3 });
    expect(places.find('view', { orgId: 2, uid: 'all' })).toEqual({ file, line: 21 });
    expect(places.find('view', { orgId: 1, uid: 'all' })).toBeUndefined();
    expect(read).toEqual({
      integrations: [
        {
          uid: 'nightly-backups',
          orgId: 1,
          name: 'Nightly backups: "all"',
          type: 'formatted_webhook',
          token: 'abcdefgh-ABCDEFGH_1',
          description: 'What runs after midnight',
          settings: { ...defaultSettings, duplicateWindowSeconds: 600, messageFormat: 'text' },
          secrets: {},
          templates: { title: '{{ payload.job }} on backups: "all"', message: '' },
        },
      ],
      deletions: [{ uid: 'old-one', orgId: 2 }],
      views: {
        views: [
          {
            uid: 'payments',
            orgId: 1,
            name: 'Payments',
            query: 'label.team=payments',
            sort: 'severity',
            order: 'desc',
            columns: ['severity', 'label.team'],
            isDefault: true,
          },
          {
            uid: 'all',
            orgId: 2,
            name: 'All',
            query: '',
            sort: 'started',
            order: 'desc',
            columns: [],
            isDefault: false,
          },
        ],
        deletions: [{ uid: 'old-view', orgId: 1 }],
      },
      maintenance: { windows: [], deletions: [] },
    });
  });

  test.each(['', '# nothing\n', 'integrations:\n'])('may be empty: %j', (text) => {
    write('a.yaml', text);
    expect(readProvisioning(folder, {}, check)).toMatchObject({
      integrations: [],
      deletions: [],
      views: { views: [], deletions: [] },
      maintenance: { windows: [], deletions: [] },
    });
  });

  /** Lists of ten, each of the one before: ten to the power of `depth` values, and a line for each list. */
  const laughs = (depth: number) =>
    [
      'a: &a [x]\n',
      ...Array.from('bcdefghij')
        .slice(0, depth)
        .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghij'[i]}`).join(', ')}]\n`),
    ].join('');
  const entry = (line: string) =>
    `integrations:\n  - uid: one\n    name: One\n    type: webhook\n${line === '' ? '' : `    ${line}\n`}`;
  test.each([
    ['no YAML', 'integrations:\n  - uid: [', 2, /flow|end/i],
    ['an unknown key', entry('tokn: x'), 5, /tokn/],
    ['an unknown key on top', 'apiVersion: 1\nintegration: []\n', 2, /integration/],
    ['another version', 'apiVersion: 2\n', 1, /must be 1/],
    ['no name', 'integrations:\n  - uid: one\n    type: webhook\n', 2, /name/],
    [
      'a misspelt type',
      'integrations:\n  - uid: one\n    name: One\n    type: webhok\n',
      4,
      /type.*perhaps "webhook" is meant/,
    ],
    ['an unknown type', 'integrations:\n  - uid: one\n    name: One\n    type: carrier_pigeon\n', 4, /type.*webhook/],
    ['a short token', entry('token: short'), 5, /16 to 64/],
    ['a token of other characters', entry('token: "a token with spaces in it"'), 5, /16 to 64/],
    ['an unknown template', entry('templates: { titel: x }'), 5, /titel/],
    ['a template that is no text', entry('templates: { title: [] }'), 5, /templates.title/],
    [
      'a template that does not parse',
      entry('templates:\n      severity: high\n      title: |\n        a\n        {{ b'),
      7,
      /title, line 2, column/,
    ],
    ['a missing variable', entry('token: ${NOBODY_SET_THIS}'), 5, /NOBODY_SET_THIS/],
    [
      'the same uid twice',
      `${entry('')}  - uid: one\n    name: Two\n    type: webhook\n`,
      5,
      /same uid in this org is at .*:2/,
    ],
    ['a uid of other characters', 'integrations:\n  - uid: a/b\n    name: A\n    type: webhook\n', 2, /uid/],
    ['a list on top', '- uid: one\n', 1, /object/],
    ['the same key twice', `${entry('')}    name: Two\n`, 5, /twice/],
    ['a key that is no text', `${entry('')}    ? [name]\n    : Two\n`, 5, /key/],
    ['two documents', 'apiVersion: 1\n---\napiVersion: 1\n', 2, /documents/],
    ['an alias of nothing', entry('description: *nowhere'), 5, /&nowhere/],
    ['an alias of what it is in', 'integrations: &all\n  - *all\n', 2, /&all/],
    ['an alias of what comes later', 'integrations: *later\ndeleteIntegrations: &later []\n', 1, /&later/],
    ['deep nesting', `integrations:\n  - uid: ${'['.repeat(60)}${']'.repeat(60)}\n`, 2, /50 deep/],
    ['nesting that no parser follows', `integrations:\n  - uid: ${'['.repeat(100_000)}\n`, 2, /too deeply/],
    ['nesting by dashes', `integrations:\n${'- '.repeat(20_000)}x\n`, 2, /too deeply/],
    ['a billion laughs', `${laughs(9)}integrations: *j\n`, 6, /200000 values/],
    ['laughs in a list that is used often', `${laughs(4)}integrations: [${'*e, '.repeat(50)}]\n`, 6, /200000 values/],
    ['a null character', 'apiVersion: 1\nintegrations:\n  - name: "a\\0b"', 3, /cannot have a null character/],
    ['very many aliases', `a: &a [x, x, x, x]\nb:\n${'  - *a\n'.repeat(60_000)}`, 33_335, /200000 values/],
    ['very many keys', `a: 1\n${Array.from({ length: 30_000 }, (_, i) => `k${i}: 1\n`).join('')}`, 1, /unrecognized/i],
    ['more than 1 MiB', `# ${'x'.repeat(1024 * 1024)}\n`, 1, /larger than 1 MiB/],
  ])('with %s are refused in one line: file, line, reason', (_, text, line, reason) => {
    write('faulty.yaml', text);
    const refuse = () => readProvisioning(folder, {}, check);
    expect(refuse).toThrow(new RegExp(`^${join(folder, 'faulty.yaml')}:${line}: [^\\n]+$`));
    expect(refuse).toThrow(reason);
  });

  test('that are no text are refused', () => {
    writeFileSync(join(folder, 'latin.yaml'), Buffer.from('integrations:\n  - uid: caf\xe9\n', 'latin1'));
    expect(() => readProvisioning(folder, {}, check)).toThrow(/latin\.yaml:2: it is not UTF-8/);
    mkdirSync(join(folder, 'folder.yaml'));
    expect(() => readProvisioning(folder, {}, check)).toThrow(/folder\.yaml:1: it is not a file/);
  });

  test.each([
    '*secret-thing [',
    '"secret-thing',
    '[secret-thing: }',
    '- secret-thing: [}',
    '%secret-thing',
    '}secret-thing',
    '>secret-thing x',
    'x\n secret-thing: y',
  ])('are refused without showing what is in them: %j', (text) => {
    write('faulty.yaml', `integrations:\n  - token: ${text}\n`);
    expect(() => readProvisioning(folder, {}, check)).toThrow();
    expect(() => readProvisioning(folder, {}, check)).not.toThrow('secret-thing');
  });

  test('may use aliases', () => {
    write(
      'a.yaml',
      'integrations:\n  - { uid: a, name: &n One, type: webhook, templates: &t { title: T } }\n  - { uid: b, name: *n, type: webhook, templates: *t }\n'
    );
    expect(readProvisioning(folder, {}, check).integrations).toMatchObject([
      { name: 'One', templates: { title: 'T' } },
      { name: 'One', templates: { title: 'T' } },
    ]);
  });

  test('with the same token twice are refused, without showing it', () => {
    const token = 'the-secret-of-both-1';
    write('a.yaml', `integrations:\n  - { uid: a, name: A, type: webhook, token: ${token} }\n`);
    write('b.yaml', `integrations:\n  - { uid: b, name: B, type: webhook, token: ${token} }\n`);
    expect(() => readProvisioning(folder, {}, check)).toThrow(/b\.yaml:2: the same token is at .*a\.yaml:2/);
    expect(() => readProvisioning(folder, {}, check)).not.toThrow(token);
  });
});

describe('integrations', () => {
  let sidecar: TestSidecar;
  const provision = async (text: string) => {
    write('a.yaml', text);
    await sidecar.provision();
  };
  const get = async (uid: string) => (await sidecar.call('GET', `integrations/${uid}`)).body;
  beforeEach(async () => {
    sidecar = await startTestSidecar({ folder, env: { BELLHOOK_PROVISIONING_PATH: folder } });
  });
  afterEach(() => sidecar.close());

  test('are made, and keep the token that was made for them', async () => {
    const text = 'integrations:\n  - { uid: one, name: One, type: webhook }\n';
    await provision(text);
    const first = await get('one');
    expect(first).toMatchObject({ name: 'One', provisioned: true, token: expect.stringMatching(/^.{25}$/) });
    await provision(text.replace('One', 'Uno'));
    expect(await get('one')).toEqual({ ...first, name: 'Uno' });
  });

  test('take the token of the file, and swap theirs', async () => {
    const text = (a: string, b: string) => `integrations:
  - { uid: a, name: A, type: webhook, token: ${a} }
  - { uid: b, name: B, type: webhook, token: ${b} }`;
    await provision(text('token-number-one-1', 'token-number-two-2'));
    await provision(text('token-number-two-2', 'token-number-one-1'));
    expect((await get('a')).token).toBe('token-number-two-2');
    expect((await sidecar.post('/integrations/v1/webhook/token-number-one-1/', '{}')).status).toBe(200);
  });

  test('have the templates of the file, which are read-only', async () => {
    const text = (templates: string) => `integrations:\n  - { uid: one, name: One, type: webhook${templates} }\n`;
    await provision(text(', templates: { title: "T {{ payload.x }}", message: "" }'));
    expect((await get('one')).templates).toMatchObject({
      title: { template: 'T {{ payload.x }}', customised: true },
      message: { template: '', customised: true },
      severity: { customised: false },
    });
    expect(await sidecar.call('PATCH', 'integrations/one', { templates: { title: null } })).toMatchObject({
      status: 409,
      body: { code: 'provisioned' },
    });
    await provision(text(''));
    expect((await get('one')).templates.title.customised).toBe(false);
  });

  test('are deleted; one that no file names any more is people’s again', async () => {
    await provision('integrations:\n  - { uid: a, name: A, type: webhook }\n  - { uid: b, name: B, type: webhook }\n');
    await provision('deleteIntegrations:\n  - { uid: a }\n');
    expect((await sidecar.call('GET', 'integrations/a')).status).toBe(404);
    expect(await get('b')).toMatchObject({ provisioned: false });
    expect((await sidecar.call('DELETE', 'integrations/b')).status).toBe(200);
  });

  test('are people’s again where there are no files any more', async () => {
    await provision('integrations:\n  - { uid: a, name: A, type: webhook }\n');
    await sidecar.close();
    sidecar = await startTestSidecar({ folder });
    expect(await get('a')).toMatchObject({ provisioned: false });
  });

  test('stay as they were where a file is at fault, or takes the token of another', async () => {
    await provision('integrations:\n  - { uid: a, name: A, type: webhook, token: token-number-one-1 }\n');
    await expect(provision('integrations:\n  - { uid: a, name: }\n')).rejects.toThrow('a.yaml:2');
    const { body } = await sidecar.call('POST', 'integrations', { name: 'Mine', type: 'webhook' });
    await expect(
      provision(`integrations:\n  - { uid: a, name: B, type: webhook, token: ${body.token} }\n`)
    ).rejects.toThrow(/a\.yaml:2: the token belongs to another/);
    expect(await get('a')).toMatchObject({ name: 'A', token: 'token-number-one-1' });
  });
});

describe('views', () => {
  const view = (fields: string) => `views:\n  - uid: a\n    name: A\n${fields}`;

  test.each([
    ['without a query', view(''), 2, /views\.0\.query/],
    ['with a misspelt key', view("    query: ''\n    sorted: last\n"), 5, /views\.0\.sorted/],
    ['with an unknown sort', view("    query: ''\n    sort: number\n"), 5, /views\.0\.sort/],
    ['with a name too long', `views:\n  - uid: a\n    query: ''\n    name: ${'x'.repeat(101)}\n`, 4, /views\.0\.name/],
    ['with a query that cannot be read', view('    query: state:open (\n'), 4, /query, character 12: .*parenthesis/],
    [
      'with the same uid',
      "views:\n  - { uid: a, name: A, query: '' }\n  - { uid: a, name: B, query: '' }\n",
      3,
      /the same uid in this org is at .*:2/,
    ],
    [
      'with two defaults',
      "views:\n  - { uid: a, name: A, query: '', default: true }\n  - { uid: b, name: B, query: '', default: true }\n",
      3,
      /the same org’s default is at .*:2/,
    ],
    [
      'with more than an org can share',
      `views:\n${Array.from({ length: 201 }, (_, i) => `  - { uid: a${i}, name: A, query: '' }\n`).join('')}`,
      202,
      /at most 200 views/,
    ],
  ])('%s are refused in one line: file, line, reason', (_, text, line, reason) => {
    write('faulty.yaml', text);
    const refuse = () => readProvisioning(folder, {}, check);
    expect(refuse).toThrow(new RegExp(`^${join(folder, 'faulty.yaml')}:${line}: [^\\n]+$`));
    expect(refuse).toThrow(reason);
  });

  test('are shared with the org; at a fault, nothing changes', async () => {
    const sidecar = await startTestSidecar({ folder, env: { BELLHOOK_PROVISIONING_PATH: folder } });
    const list = async () => (await sidecar.call('GET', 'views', undefined, { role: 'Viewer' })).body.views;
    write('a.yaml', view("    query: ''\n"));
    await sidecar.provision();
    expect(await list()).toMatchObject([{ uid: 'a', name: 'A', shared: true, provisioned: true }]);
    write('a.yaml', view('    query: (\n').replace('A', 'B'));
    await expect(sidecar.provision()).rejects.toThrow(/a\.yaml:4: query, character 1: /);
    expect(await list()).toMatchObject([{ name: 'A' }]);
    await sidecar.close();
  });
});
