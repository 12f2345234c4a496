import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { callCommand } from '../../../test-support/sidecar/run-command.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-validate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const validate = (...options: string[]) => callCommand(['validate', folder, ...options]);
const lines = (text: string) => text.replaceAll(`${folder}/`, '').trimEnd().split('\n');

const faulty = `apiVersion: 1
integrations:
  - uid: one
    name: One
    type: carrier_pigeon
    tokn: x
  - uid: two
    name: Two
    type: webhook
    token: short
    templates:
      title: "{{ a"
      severity: "{% if %}"
  - uid: two
    name: Three
    type: webhook
    templates:
      message: "{{ b | upper }"
views:
  - { uid: v, name: V, query: "state:open (" }
  - { uid: v, name: W, query: "" }
sort: last
`;

test('tells of all faults of all files, each with its place', async () => {
  write('a.yaml', faulty);
  write('b.yaml', 'integrations:\n  - uid: [\n');
  write(
    'c.yaml',
    'integrations:\n  - { uid: three, name: X, type: webhook }\n  - { uid: 5, name: Y, type: webhook }\n'
  );
  write('d.yaml', 'integrations:\n  - { uid: three, name: Z, type: webhook }\n');
  const { code, output, fault } = await validate();
  expect(code).toBe(1);
  expect(lines(output)).toEqual([
    expect.stringMatching(/^a\.yaml:5:11: error: integrations\.0\.type: .*webhook/),
    expect.stringMatching(/^a\.yaml:6:11: error: integrations\.0\.tokn: Unrecognized key/),
    expect.stringMatching(/^a\.yaml:10:12: error: integrations\.1\.token: must be 16 to 64/),
    expect.stringMatching(/^a\.yaml:12:14: error: title, line 1, column \d+: /),
    expect.stringMatching(/^a\.yaml:13:17: error: severity, line 1, column \d+: /),
    'a.yaml:14:10: error: the same uid in this org is at a.yaml:7',
    expect.stringMatching(/^a\.yaml:18:16: error: message, line 1, column \d+: /),
    expect.stringMatching(/^a\.yaml:20:31: error: query, character 12: /),
    expect.stringMatching(/^a\.yaml:21:12: error: the same uid in this org is at a\.yaml:20$/),
    expect.stringMatching(/^a\.yaml:22:7: error: sort: Unrecognized key/),
    expect.stringMatching(/^b\.yaml:\d:\d+: error: /),
    expect.stringMatching(/^c\.yaml:3:12: error: integrations\.1\.uid: /),
    expect.stringMatching(/^d\.yaml:2:12: error: the same uid in this org is at .*c\.yaml:2$/),
  ]);
  expect(fault).toBe('13 faults.\n');
});

test('prints the same as JSON', async () => {
  write('a.yaml', 'integrations:\n  - { uid: one, name: One, type: webhook, token: short }\n');
  const { code, output, fault } = await validate('--json');
  expect([code, fault]).toEqual([1, '']);
  expect(JSON.parse(output)).toEqual({
    faults: [
      {
        file: join(folder, 'a.yaml'),
        line: 2,
        column: 50,
        severity: 'error',
        message: 'integrations.0.token: must be 16 to 64 of A-Z a-z 0-9 _ -',
      },
    ],
  });
});

test('warns of a variable that is not there, and goes on with what it stands for', async () => {
  write(
    'a.yaml',
    'integrations:\n  - { uid: one, name: One, type: webhook, token: "${TOKEN}", templates: { title: "{{" } }\n'
  );
  const { code, output } = await validate();
  expect(code).toBe(1);
  expect(lines(output)).toEqual([
    'a.yaml:2:50: warning: the environment has no TOKEN',
    expect.stringMatching(/^a\.yaml:2:82: error: title, line 1/),
  ]);
});

test.each([
  [[], {}, 0, 'warning: the environment has no TYPE'],
  [['--strict'], {}, 1, 'error: the environment has no TYPE'],
  [['--strict'], { TYPE: 'webhook' }, 0, ''],
  [[], { TYPE: 'carrier_pigeon' }, 1, 'error: integrations.0.type'],
])('with %j and the environment %j a variable is %i: %s', async (options, env, code, finding) => {
  write('a.yaml', 'integrations:\n  - { uid: one, name: One, type: "${TYPE}" }\n');
  const ran = await callCommand(['validate', folder, ...options], { env });
  expect(ran).toMatchObject({ code, output: expect.stringContaining(finding) });
  expect(ran.output.split('\n')).toHaveLength(finding === '' ? 1 : 2);
});

test('tells of a guard without its secret, unless the secret is there and at fault', async () => {
  const guarded = (uid: string, secrets: string) =>
    `  - { uid: ${uid}, name: One, type: webhook, settings: { guards: { signature: { scheme: github }, credentials: null, networks: [], origins: [] } }, secrets: ${secrets} }\n`;
  write(
    'a.yaml',
    `integrations:\n${guarded('none', '{ credentials: long-enough }')}${guarded('short', '{ signature: short }')}${guarded('set', '{ signature: "${SET}" }')}`
  );
  const { code, output } = await validate();
  expect(code).toBe(1);
  expect(lines(output)).toEqual([
    expect.stringMatching(/^a\.yaml:2:\d+: error: Signatures need the secret/),
    expect.stringMatching(/^a\.yaml:3:\d+: error: integrations\.1\.secrets\.signature: /),
    expect.stringMatching(/^a\.yaml:4:\d+: warning: the environment has no SET$/),
  ]);
});

test('says how much there is that has no fault', async () => {
  write('a.yaml', 'integrations:\n  - { uid: one, name: One, type: webhook }\n');
  write('b.yml', ': not read');
  expect(await validate()).toEqual({
    code: 0,
    output: '',
    fault: 'Nothing is wrong with 1 integration and 0 views.\n',
  });
});

test.each([
  ['has no files', () => folder, /^There is no file \*\.yaml in /],
  ['is not there', () => join(folder, 'nowhere'), /nowhere: ENOENT/],
])('a folder that %s cannot be checked', async (_, path, reason) => {
  expect(await callCommand(['validate', path()])).toEqual({
    code: 2,
    output: '',
    fault: expect.stringMatching(reason),
  });
});

test('tells of a secret whose file cannot be read, with its place', async () => {
  const secrets = `secrets: { signature: { file: ${folder}/nowhere } }`;
  write('a.yaml', `integrations:\n  - { uid: one, name: One, type: webhook, ${secrets} }\n`);
  const { code, output } = await validate();
  expect([code, lines(output)]).toEqual([
    1,
    [expect.stringMatching(/^a\.yaml:2:\d+: error: nowhere cannot be read: ENOENT/)],
  ]);
});
