import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { testEnvironment } from '../../test-support/sidecar/interpret.ts';
import { plainWindow } from '../../test-support/sidecar/maintenance.ts';
import { defaultSettings } from '../contract/integrations/settings.ts';
import { createTemplateCheck } from '../interpret/check.ts';
import { compareProvisioning } from './compare.ts';
import type { CurrentIntegration, OrgContent } from './org-content.ts';
import { readProvisioning } from './read-files.ts';
import { secretVariables, writeProvisioning } from './write-yaml.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bellhook-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const content: OrgContent = {
  orgId: 7,
  integrations: [
    {
      uid: 'plain',
      name: 'Plain',
      type: 'webhook',
      description: '',
      templates: {},
      settings: defaultSettings,
      token: 'token-of-plain-123',
      provisioned: true,
    },
    {
      uid: 'full',
      name: '# "Full": [it]',
      type: 'zabbix',
      description: 'Two\nlines, and a long one: ' + 'word '.repeat(40).trim(),
      templates: { title: '{{ payload["a"] }}\n  {%- if x %}${HOME} $${A} ${ not }{% endif %}\n', message: '' },
      settings: {
        ...defaultSettings,
        quotaPerMinute: 60,
        messageFormat: 'text',
        enabled: false,
        guards: { ...defaultSettings.guards, signature: { scheme: 'github' } },
      },
      token: 'token-of-full-1234',
      provisioned: true,
    },
  ],
  views: [
    {
      uid: 'v',
      name: 'Payments',
      query: 'label.team=payments state:open',
      sort: 'severity',
      order: 'asc',
      columns: ['severity', 'label.team'],
      isDefault: true,
      provisioned: true,
    },
    {
      uid: 'all',
      name: 'All',
      query: '',
      sort: 'started',
      order: 'desc',
      columns: [],
      isDefault: false,
      provisioned: true,
    },
  ],
  windows: [
    { uid: 'w', ...plainWindow({ query: 'label.a="${HOME}"', integrations: ['plain'] }), provisioned: true },
    {
      uid: 'weekly',
      ...plainWindow({
        reason: '',
        recurrence: { rule: 'FREQ=WEEKLY;BYDAY=SU', timeZone: 'Europe/Berlin' },
        includesOpen: true,
      }),
      provisioned: true,
    },
  ],
};

function read(text: string) {
  writeFileSync(join(folder, 'a.yaml'), text);
  return readProvisioning(
    folder,
    { HOME: 'wrong', A: 'wrong', SECRET_FULL_SIGNATURE: 'a-secret-of-github' },
    createTemplateCheck(testEnvironment)
  );
}

test.each([true, false])('what is written makes the same again (with tokens: %s)', (withTokens) => {
  const plan = read(writeProvisioning(content, withTokens));
  expect(compareProvisioning(plan, content)).toEqual([]);
  // Nobody can read a secret, so a variable stands for it.
  expect(plan.integrations.map(({ secrets }) => secrets)).toEqual([{}, { signature: 'a-secret-of-github' }]);
  expect(plan.integrations.map(({ token }) => token)).toEqual(
    withTokens ? ['token-of-plain-123', 'token-of-full-1234'] : [undefined, undefined]
  );
});

test('what has its default is left out, and editors find the schema', () => {
  const text = writeProvisioning(
    { ...content, integrations: content.integrations.slice(0, 1), views: [], windows: [] },
    false
  );
  expect(text).toBe(`# yaml-language-server: $schema=provisioning.schema.json
apiVersion: 1
integrations:
  - uid: plain
    orgId: 7
    name: Plain
    type: webhook
`);
});

test('texts of several lines are blocks, as people write them', () => {
  expect(writeProvisioning(content, false)).toContain('title: |\n        {{ payload["a"] }}\n');
});

test('each integration has its own variables, however alike the uids are', () => {
  const uids = ['a-b', 'a_b', 'A-b', 'A_B'];
  const first = content.integrations[0] as CurrentIntegration;
  const guards = { ...defaultSettings.guards, signature: { scheme: 'github' } } as const;
  const integrations = uids.map((uid) => ({ ...first, uid, settings: { ...defaultSettings, guards } }));
  const variables = secretVariables({ integrations });
  expect(variables[0]).toBe('SECRET_A_B_SIGNATURE');
  expect(new Set(variables).size).toBe(4);
  for (const variable of variables) {
    expect(variable).toMatch(/^[A-Z0-9_]+$/);
  }
});

test('an org with nothing is a file with nothing', () => {
  expect(read(writeProvisioning({ orgId: 1, integrations: [], views: [], windows: [] }, true)).integrations).toEqual(
    []
  );
});
