import { expect, test } from '@jest/globals';
import { plainIntegration } from '../../../test-support/sidecar/integration.ts';
import { formerNames } from '../../contract/integrations/former-secrets.ts';
import { defaultHeartbeat } from '../../contract/integrations/heartbeat.ts';
import { defaultSettings } from '../../contract/integrations/settings.ts';
import type { IntegrationChanges } from '../shapes/integrations.ts';
import type { ChangedBy } from '../shapes/template-changes.ts';
import type { KnownIntegration } from './integration-record.ts';
import {
  planIntegrationAction,
  planIntegrationDeletion,
  planIntegrationUpdate,
  planNewIntegration,
} from './plan-integrations.ts';

const known: KnownIntegration = {
  ...plainIntegration({ templates: { title: 't', labels: 'l' } }),
  id: 7,
  orgId: 3,
  provisioned: true,
  tokenProvisioned: true,
  deletedAt: null,
};
const { id: _, ...record } = known;
const by: ChangedBy = { author: { kind: 'user', login: 'ada', name: 'Ada' }, at: 9 };

test('a new integration is its org’s, and people’s', () => {
  expect(planNewIntegration(3, plainIntegration())).toEqual([
    {
      kind: 'insert',
      record: { ...plainIntegration(), orgId: 3, provisioned: false, tokenProvisioned: false, deletedAt: null },
    },
  ]);
});

test.each<[string, IntegrationChanges, object]>([
  ['nothing', {}, {}],
  ['a name', { name: 'New' }, { name: 'New' }],
  ['a description that is empty', { description: '' }, { description: '' }],
  ['a token', { token: 'other' }, { token: 'other' }],
  ['one template', { templates: { title: 'u' } }, { templates: { title: 'u', labels: 'l' } }],
  ['a template that is empty', { templates: { title: '' } }, { templates: { title: '', labels: 'l' } }],
  ['a template that is taken back', { templates: { title: null, message: undefined } }, { templates: { labels: 'l' } }],
  ['one setting', { settings: { keptAlerts: 5 } }, { settings: { ...defaultSettings, keptAlerts: 5 } }],
])('an update of %s leaves all else as it is', (_name, changes, expected) => {
  const [update] = planIntegrationUpdate(known, changes, by);
  expect(update).toEqual({
    kind: 'update',
    id: 7,
    record: { ...record, ...expected },
    wakesGroups: false,
    wakesHeartbeat: false,
  });
});

test('time looks at the open groups of an integration that has another quiet time', () => {
  const write = (quietSeconds: number | null) => planIntegrationUpdate(known, { settings: { quietSeconds } }, by)[0];
  expect([write(600), write(null)]).toMatchObject([{ wakesGroups: true }, { wakesGroups: false }]);
});

test('an update of templates notes what each was and is, and nothing of those that stay', () => {
  const templates = { title: 'u', labels: 'l', message: '', severity: null };
  expect(planIntegrationUpdate(known, { name: 'New', templates }, by).slice(1)).toEqual([
    {
      kind: 'note_template_change',
      integrationId: 7,
      templates: [
        { template: 'title', before: 't', after: 'u' },
        { template: 'message', before: null, after: '' },
      ],
      by,
    },
  ]);
  expect(planIntegrationUpdate(known, { name: 'New', templates: { title: 't' } }, by)).toHaveLength(1);
});

test('a secret is written beside the row of its integration', () => {
  const secrets = { signature: { sealed: 's', setAt: 5, replaces: null }, credentials: null };
  const { uid } = known;
  const written = { kind: 'secrets', integration: { orgId: 3, uid }, edits: secrets };
  const ended = { kind: 'end_former', integration: written.integration };
  expect(planIntegrationUpdate(known, { secrets }, by)).toMatchObject([
    { kind: 'update', id: 7, record },
    { ...ended, name: 'signature' },
    { ...ended, name: 'credentials' },
    written,
  ]);
  const [insert, ...others] = planNewIntegration(3, { ...plainIntegration(), secrets });
  expect(insert).not.toHaveProperty('record.secrets');
  expect(others).toEqual([written]);
});

test('a deleted integration has neither token nor secrets, present or former, and no file owns it', () => {
  expect(planIntegrationDeletion(known, 5)).toEqual([
    { kind: 'secrets', integration: { orgId: 3, uid: known.uid }, edits: { signature: null, credentials: null } },
    { kind: 'end_key_silences', id: 7 },
    ...formerNames.map((name) => ({ kind: 'end_former', integration: { orgId: 3, uid: known.uid }, name })),
    { kind: 'forget_handshakes', integrationId: 7 },
    { kind: 'forget_editing', integrationId: 7 },
    {
      kind: 'update',
      id: 7,
      record: { ...record, token: null, provisioned: false, tokenProvisioned: false, deletedAt: 5 },
      wakesGroups: false,
      wakesHeartbeat: true,
    },
  ]);
});

test.each<[IntegrationChanges['settings'], boolean]>([
  [{ heartbeat: null }, true],
  [{ enabled: false }, true],
  [{ heartbeat: { ...defaultHeartbeat } }, false],
])('settings of %j wake its heartbeat: %p', (settings, wakesHeartbeat) => {
  expect(planIntegrationUpdate(known, { settings }, by)).toMatchObject([{ wakesHeartbeat }]);
});

test('of several integrations each is changed or says why not', () => {
  const own = { ...known, uid: 'own', provisioned: false };
  const off = { ...own, uid: 'off', settings: { ...defaultSettings, enabled: false } };
  const uids = ['own', 'nobody', 'filed', 'off'];
  const { outcomes, writes } = planIntegrationAction([own, undefined, known, off], uids, 'disable', 5);
  expect(outcomes).toEqual([
    { uid: 'own', name: known.name, outcome: 'done', hasChanged: true },
    { uid: 'nobody', name: null, outcome: 'not_found', hasChanged: false },
    { uid: 'filed', name: known.name, outcome: 'provisioned', hasChanged: false },
    { uid: 'off', name: known.name, outcome: 'done', hasChanged: false },
  ]);
  expect(writes).toEqual(planIntegrationUpdate(own, { settings: { enabled: false } }, by));
  expect(planIntegrationAction([off], ['off'], 'enable', 5).writes).toEqual(
    planIntegrationUpdate(off, { settings: { enabled: true } }, by)
  );
  expect(planIntegrationAction([off], ['off'], 'delete', 5).writes).toEqual(planIntegrationDeletion(off, 5));
});
