import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import React from 'react';
import type { TemplateResult } from '../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import {
  aDelivery,
  aGroupList,
  anAlert,
  anAlertGroup,
  anIntegration,
  aPage,
} from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';
import type { JinjaEditorProps } from './editor/JinjaEditor';

// Monaco needs a browser: tests/templates.spec.ts has it.
jest.mock('../../../components/as-code/YamlEditor', () => ({ YamlEditor: () => null }));

jest.mock('./editor/JinjaEditor', () => ({
  JinjaEditor: ({ label, value, onChange, readOnly }: JinjaEditorProps) => (
    <textarea aria-label={label} value={value} readOnly={readOnly} onChange={(event) => onChange(event.target.value)} />
  ),
}));

serveApi();

const result: TemplateResult = { output: 'Disk full', value: 'Disk full', failures: [], warnings: [], microseconds: 3 };

beforeEach(() => {
  sessionStorage.clear();
  api.on('getIntegration', anIntegration());
  api.on('listAlertGroups', aGroupList([anAlertGroup()]));
  api.on('listAlerts', aPage([anAlert({ payload: '{"title":"Disk full"}' })]));
  api.on('listDeliveries', aPage([]));
  api.on('previewTemplates', { results: { title: result }, headers: {} });
});

const text = () => screen.findByRole('textbox', { name: 'Template' });
const list = () => within(screen.getByRole('list', { name: 'Templates' }));
const choose = (name: RegExp) => fireEvent.click(list().getByRole('button', { name }));
const change = async (value: string) => fireEvent.change(await text(), { target: { value } });

it('tries all templates on the newest alert, and again on every change', async () => {
  renderApp('integrations/backups/templates', { role: 'Editor' });
  expect(await screen.findByRole('group', { name: 'Output' })).toHaveTextContent('Disk full');
  expect(screen.getByRole('combobox', { name: /Try it on this payload/ })).toHaveValue('The newest alert');
  await change('{{ payload.x }}');
  await waitFor(() =>
    expect(api.calls('previewTemplates').at(-1)?.body).toEqual({
      templates: { title: '{{ payload.x }}' },
      alertId: anAlert().id,
    })
  );
});

it('shows what each template gives as it will look, with failures, warnings and the time it took', async () => {
  const failures = [{ template: 'resolveCondition' as const, line: 1, column: 4, message: 'no such thing' }];
  const warnings = [{ line: 2, column: 1, message: 'paylod is never defined' }];
  api.on('previewTemplates', {
    results: {
      title: result,
      resolveCondition: { ...result, value: false, failures, warnings, microseconds: 1230 },
      acknowledgeCondition: { ...result, value: true },
      groupingKey: { ...result, value: null },
      severity: { ...result, value: 'critical' },
      labels: { ...result, value: { env: 'prod' } },
    },
    headers: {},
  });
  renderApp('integrations/backups/templates', { role: 'Editor' });
  expect(await screen.findByText('Does not hold')).toBeInTheDocument();
  expect(screen.getByText('Holds: the alert acknowledges its group')).toBeInTheDocument();
  expect(screen.getByText('no key, so each alert gets its own group')).toBeInTheDocument();
  expect(screen.getByText('Critical')).toBeInTheDocument();
  expect(list().getByText('1.23 ms')).toBeInTheDocument();
  choose(/^Resolve condition Has failures or warnings/);
  expect(await screen.findByText(/Resolve condition, line 1, column 4: no such thing/)).toBeInTheDocument();
  expect(screen.getByText('paylod is never defined')).toBeInTheDocument();
  expect(screen.getByText('Rendered in 1.23 ms')).toBeInTheDocument();
});

it('tries them on a rejected delivery, an example, or what somebody types', async () => {
  const rejected = aDelivery({ outcome: 'invalid_payload', alertId: null, body: '{"broken":' });
  const headers = { 'x-github-event': 'push' };
  api.on('listDeliveries', aPage([rejected]));
  api.on('getDelivery', { ...rejected, request: { method: 'POST', headers, secretHeaders: [] }, payload: null });
  const { user } = renderApp('integrations/backups/templates', { role: 'Editor' });
  const source = await screen.findByRole('combobox', { name: /Try it on this payload/ });
  const pick = async (name: RegExp) => {
    await user.click(source);
    await user.click(await screen.findByRole('option', { name }));
  };
  const tried = (payload: unknown) =>
    waitFor(() => expect(api.calls('previewTemplates').at(-1)?.body).toMatchObject({ payload }));
  await pick(/^Rejected at .*invalid_payload/);
  await tried('{"broken":');
  expect(api.lastCall('previewTemplates')?.body).toMatchObject({ headers });
  await pick(/^Example: its recovery/);
  await tried(expect.stringContaining('"ok"'));
  await user.click(screen.getByRole('button', { name: 'Change it' }));
  fireEvent.change(screen.getByRole('textbox', { name: 'Your own payload, as JSON' }), {
    target: { value: '{"a":1}' },
  });
  await tried('{"a":1}');
  expect(source).toHaveValue('Your own');
});

it('asks nothing of a text that is not typed yet', async () => {
  api.on('listAlertGroups', aGroupList([]));
  const { user } = renderApp('integrations/backups/templates', { role: 'Editor' });
  await screen.findByRole('group', { name: 'Output' });
  await user.click(screen.getByRole('button', { name: 'Change it' }));
  const own = screen.getByRole('textbox', { name: 'Your own payload, as JSON' });
  fireEvent.change(own, { target: { value: ' ' } });
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Output' })).not.toBeInTheDocument());
  fireEvent.change(own, { target: { value: '{"a":1}' } });
  expect(await screen.findByRole('group', { name: 'Output' })).toHaveTextContent('Disk full');
  await waitFor(() => expect(api.lastCall('previewTemplates')?.body).toMatchObject({ payload: '{"a":1}' }));
  const asked = api.calls('previewTemplates').map(({ body }) => (body as { payload?: string }).payload);
  expect(asked).not.toContain(' ');
  expect(asked).not.toContain('');
});

it('tries them on an alert that was delivered before, found by its title', async () => {
  const older = aDelivery({ id: '3', alertId: '33', title: 'Queue is full' });
  api.on('getDelivery', { ...older, request: null, payload: '{"queue":5}' });
  const { user } = renderApp('integrations/backups/templates', { role: 'Editor' });
  const source = await screen.findByRole('combobox', { name: /Try it on this payload/ });
  await screen.findByRole('group', { name: 'Output' });
  api.on('listDeliveries', ({ query }) => aPage(query.get('q') === 'queue' ? [older] : []));
  await user.click(source);
  await user.keyboard('queue');
  await user.click(await screen.findByRole('option', { name: /^Delivered at .*Queue is full/ }));
  await waitFor(() => expect(api.lastCall('previewTemplates')?.body).toEqual({ templates: {}, alertId: '33' }));
  expect(await screen.findByRole('treeitem', { name: /^queue/ })).toBeInTheDocument();
});

it.each([
  ['alert=44', { alertId: '44' }],
  ['delivery=3', { alertId: '33' }],
])('tries them on what the address names: %s', async (search, tried) => {
  api.on('previewTemplates', { results: { title: result }, headers: {}, stored: '{"linked":1}' });
  api.on('getDelivery', { ...aDelivery({ id: '3', alertId: '33' }), request: null, payload: '{"linked":1}' });
  renderApp(`integrations/backups/templates?${search}`, { role: 'Editor' });
  expect(await screen.findByRole('treeitem', { name: /^linked/ })).toBeInTheDocument();
  await waitFor(() => expect(api.lastCall('previewTemplates')?.body).toEqual({ templates: {}, ...tried }));
});

it('says that an alert is gone that the address names', async () => {
  api.fail('previewTemplates', 'not_found', 'The integration has no such alert.');
  renderApp('integrations/backups/templates?alert=44', { role: 'Editor' });
  expect(await screen.findByText('The integration has no such alert.')).toBeInTheDocument();
});

it('shows the headers that templates can read', async () => {
  api.on('previewTemplates', { results: { title: result }, headers: { 'x-github-event': 'push' } });
  renderApp('integrations/backups/templates', { role: 'Editor' });
  const headers = await screen.findByRole('region', { name: 'Headers that templates can read' });
  expect(headers).toHaveTextContent('x-github-event push');
});

it('lets an Admin save a template, all drafts, and go back to the default', async () => {
  const template = { template: 'mine', default: '{{ payload.title }}', customised: true, warnings: [] };
  api.on('getIntegration', anIntegration({ templates: { ...anIntegration().templates, title: template } }));
  const { user } = renderApp('integrations/backups/templates');
  api.on('updateIntegration', anIntegration());
  const sent = () => api.calls('updateIntegration').at(-1)?.body;
  await change('');
  choose(/^Message/);
  await change('new');
  await user.click(screen.getByRole('button', { name: 'Save all 2 drafts' }));
  await waitFor(() =>
    expect(sent()).toEqual({
      templates: { title: '', message: 'new' },
      basedOn: { title: 'mine', message: null },
    })
  );
  await waitFor(() => expect(list().queryByText('Not saved')).not.toBeInTheDocument());
});

it('lets an Admin go back to the default, which it shows', async () => {
  const template = { template: 'mine', default: 'the default', customised: true, warnings: [] };
  api.on('getIntegration', anIntegration({ templates: { ...anIntegration().templates, title: template } }));
  const { user } = renderApp('integrations/backups/templates');
  api.on('updateIntegration', anIntegration());
  await user.click(await screen.findByRole('button', { name: 'Compare with the default of the type' }));
  expect(screen.getByRole('group', { name: 'Default' })).toHaveTextContent('the default');
  expect(list().getByText('Customised')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Use the default' }));
  await waitFor(() =>
    expect(api.lastCall('updateIntegration')?.body).toEqual({ templates: { title: null }, basedOn: { title: 'mine' } })
  );
});

it('keeps drafts while other pages are open, and when the page is loaded again', async () => {
  const first = renderApp('integrations/backups/templates');
  await change('a draft');
  choose(/^Message/);
  expect(await text()).toHaveValue('');
  choose(/^Title Not saved/);
  expect(await text()).toHaveValue('a draft');

  await act(() => first.router.navigate('/a/bellhook-alerts-app/integrations/backups/deliveries'));
  await screen.findByText('No deliveries');
  await act(() => first.router.navigate('/a/bellhook-alerts-app/integrations/backups/templates'));
  expect(await text()).toHaveValue('a draft');

  first.unmount();
  const second = renderApp('integrations/backups/templates');
  expect(await text()).toHaveValue('a draft');
  await second.user.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(await text()).toHaveValue('{{ payload.title }}');

  second.unmount();
  renderApp('integrations/backups/templates');
  expect(await text()).toHaveValue('{{ payload.title }}');
});

it('tells who has a draft that somebody else saved the template meanwhile', async () => {
  const first = renderApp('integrations/backups/templates');
  await change('my draft');
  first.unmount();
  const theirs = { template: 'their text', default: '{{ payload.title }}', customised: true, warnings: [] };
  api.on('getIntegration', anIntegration({ templates: { ...anIntegration().templates, title: theirs } }));
  const { user } = renderApp('integrations/backups/templates');
  expect(await screen.findByText('Somebody has saved this template meanwhile')).toBeInTheDocument();
  expect(screen.getByRole('group', { name: 'The saved text' })).toHaveTextContent('their text');
  expect(await text()).toHaveValue('my draft');
  await user.click(screen.getByRole('button', { name: 'Keep mine' }));
  expect(screen.queryByText('Somebody has saved this template meanwhile')).not.toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(await text()).toHaveValue('their text');
});

it('overwrites nothing that somebody else has saved meanwhile: it shows it, and asks whose text shall be', async () => {
  const { user } = renderApp('integrations/backups/templates');
  await change('my draft');
  const theirs = { template: 'their text', default: '{{ payload.title }}', customised: true, warnings: [] };
  api.on('getIntegration', anIntegration({ templates: { ...anIntegration().templates, title: theirs } }));
  api.fail('updateIntegration', 'template_changed', 'Somebody has changed a template meanwhile.');
  await user.click(screen.getByRole('button', { name: 'Save template' }));
  expect(await screen.findByText('Somebody has saved this template meanwhile')).toBeInTheDocument();
  expect(await text()).toHaveValue('my draft');
  expect(screen.getByRole('button', { name: 'Save template' })).toHaveAttribute('aria-disabled', 'true');

  await user.click(screen.getByRole('button', { name: 'Keep mine' }));
  api.on('updateIntegration', anIntegration());
  await user.click(screen.getByRole('button', { name: 'Save template' }));
  await waitFor(() =>
    expect(api.lastCall('updateIntegration')?.body).toEqual({
      templates: { title: 'my draft' },
      basedOn: { title: 'their text' },
    })
  );
});

it('groups stored alerts anew with the drafts, and says what would be different', async () => {
  const group = {
    groupingKey: 'a',
    title: 'Disk full',
    state: 'firing' as const,
    alertCount: 2,
    alertIds: ['1', '2'],
    alertGroups: [{ id: '4', number: 12 }],
  };
  api.on('dryRunTemplates', {
    alerts: 200,
    complete: false,
    present: { groups: 7, open: 3, failures: 0 },
    proposed: { groups: 8, open: 4, failures: 1 },
    merged: [],
    split: [{ present: group, proposed: [group, { ...group, title: 'Disk slow' }] }],
    stateChanged: [],
    outcomeChanged: [{ alertId: '9', alertGroup: { id: '5', number: 13 }, present: 'added', proposed: 'opened' }],
    failures: [{ alertId: '9', template: 'groupingKey', line: 1, column: 2, message: 'no such filter' }],
  });
  const { user } = renderApp('integrations/backups/templates');
  const button = await screen.findByRole('button', { name: 'Try the drafts on the last 200 alerts' });
  expect(button).toBeDisabled();
  await change('a draft');
  await user.click(button);
  const outcome = within(await screen.findByRole('region', { name: 'What the drafts would do' }));
  expect(api.calls('dryRunTemplates').at(-1)?.body).toEqual({ templates: { title: 'a draft' }, alerts: 200 });
  expect(outcome.getByText(/Of 200 alerts, 8 groups would be made instead of 7; 4 would be open/)).toBeInTheDocument();
  expect(outcome.getByText('Time or memory ran out before the older ones.')).toBeInTheDocument();
  expect(outcome.getByText('Disk slow')).toBeInTheDocument();
  expect(outcome.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
    ['#12', '/a/bellhook-alerts-app/alert-groups/4'],
    ['#13', '/a/bellhook-alerts-app/alert-groups/5'],
  ]);
  expect(outcome.getByText(/joins a group → opens a group/)).toBeInTheDocument();
  expect(outcome.getByText(/no such filter/)).toBeInTheDocument();
});

it('has a cheat sheet, whose examples run on the payload', async () => {
  const { user } = renderApp('integrations/backups/templates', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Filters, tests and functions, with examples' }));
  const sheet = within(await screen.findByRole('dialog', { name: /Filters, tests and functions/ }));
  await user.type(sheet.getByRole('textbox', { name: 'Search' }), 'uppe');
  expect(sheet.getAllByRole('region').map((region) => region.getAttribute('aria-label'))).toEqual(['Filters', 'Tests']);
  await user.click(within(sheet.getByRole('region', { name: 'Filters' })).getByRole('button', { name: 'upper' }));
  expect(sheet.getByRole('group', { name: 'Example' })).toHaveTextContent('{{ "db-1" | upper }}');
  api.on('previewTemplates', { results: { title: { ...result, output: 'DB-1' } }, headers: {} });
  await waitFor(() =>
    expect(api.calls('previewTemplates').map(({ body }) => body)).toContainEqual({
      templates: { title: '{{ "db-1" | upper }}' },
      alertId: anAlert().id,
      only: ['title'],
    })
  );
  expect(await sheet.findByRole('group', { name: 'What it gives on the payload' })).toBeInTheDocument();
  await user.clear(sheet.getByRole('textbox', { name: 'Search' }));
  await user.type(sheet.getByRole('textbox', { name: 'Search' }), 'no such thing');
  expect(sheet.getByText('Nothing has these words')).toBeInTheDocument();
});

it('makes drafts of templates that it guesses from what has arrived, and saves nothing', async () => {
  api.on('suggestTemplates', {
    payloads: 4,
    suggestions: [
      {
        template: 'title',
        text: '{{ payload | first_of("title") }}',
        because: [{ rule: 'text', field: 'title', values: [{ text: 'Disk full', count: 4 }] }],
        same: true,
      },
      {
        template: 'resolveCondition',
        text: '{{ payload | says_recovery("phase") }}',
        because: [{ rule: 'state', field: 'phase', values: [{ text: 'open', count: 3 }], firing: 3, recovered: 1 }],
        same: false,
      },
    ],
  });
  const { user } = renderApp('integrations/backups/templates', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Make templates from this payload' }));
  const drawer = within(await screen.findByRole('dialog', { name: /Templates from what has arrived/ }));
  expect(await drawer.findByText(/Guessed from 4 payloads/)).toBeInTheDocument();
  expect(api.calls('suggestTemplates')[0]?.body).toEqual({ payload: '{"title":"Disk full"}' });
  expect(
    drawer.getByText(/tells the state: not over in 3 payloads, over in 1. Its values: “open” \(3×\)/)
  ).toBeInTheDocument();
  expect(drawer.getByRole('checkbox', { name: /^Title/ })).not.toBeChecked();
  expect(drawer.getByText('The present template does the same with these payloads.')).toBeInTheDocument();
  expect(drawer.getByRole('checkbox', { name: /^Resolve condition/ })).toBeChecked();

  await user.click(drawer.getByRole('checkbox', { name: /^Title/ }));
  await user.click(drawer.getByRole('button', { name: 'Take 2 as drafts' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(await text()).toHaveValue('{{ payload | first_of("title") }}');
  expect(list().getAllByText('Not saved')).toHaveLength(2);
  expect(api.calls('updateIntegration')).toEqual([]);
});

it('tells who changed a template, with what differs, and takes an earlier text as a draft', async () => {
  const at = '2026-11-23T12:00:00Z';
  api.on('listTemplateChanges', {
    items: [
      {
        ...{ id: '3', at, by: { kind: 'user', login: 'ada', name: 'Ada' } },
        templates: [
          { template: 'title', before: 'older', after: 'newer' },
          { template: 'labels', before: null, after: '{}' },
        ],
      },
      {
        ...{ id: '2', at, by: { kind: 'provisioning' } },
        templates: [{ template: 'title', before: null, after: 'older' }],
      },
      { ...{ id: '1', at, by: { kind: 'anonymous' } }, templates: [{ template: 'labels', before: '{}', after: null }] },
    ],
  });
  const { user } = renderApp('integrations/backups/templates', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Who changed it' }));
  const drawer = within(await screen.findByRole('dialog', { name: /Who changed it: Title/ }));
  expect(await drawer.findByRole('button', { name: 'A provisioning file' })).toBeInTheDocument();
  expect(drawer.queryByRole('button', { name: 'Anonymous' })).not.toBeInTheDocument();
  await user.click(drawer.getByRole('button', { name: 'Ada' }));
  expect(drawer.getByRole('group', { name: 'Before' })).toHaveTextContent('older');
  expect(drawer.getByRole('group', { name: 'After' })).toHaveTextContent('newer');
  await user.click(drawer.getByRole('button', { name: 'Take the text before it as a draft' }));
  expect(await text()).toHaveValue('older');
  expect(list().getByText('Not saved')).toBeInTheDocument();
  expect(api.calls('updateIntegration')).toEqual([]);
});

it('lets a Viewer see who changed a template, and not take it back', async () => {
  const change = { id: '3', at: '2026-11-23T12:00:00Z', by: { kind: 'user' as const, login: 'ada', name: 'Ada' } };
  api.on('listTemplateChanges', {
    items: [{ ...change, templates: [{ template: 'title', before: 'older', after: null }] }],
  });
  const { user } = renderApp('integrations/backups/templates', { role: 'Viewer' });
  await user.click(await screen.findByRole('button', { name: 'Who changed it' }));
  await user.click(await screen.findByRole('button', { name: 'Ada' }));
  expect(screen.getByRole('group', { name: 'Before' })).toHaveTextContent('older');
  expect(screen.queryByRole('button', { name: /as a draft/ })).not.toBeInTheDocument();
});

it('guesses no templates for a tool that is known', async () => {
  api.on('getIntegration', anIntegration({ type: 'zabbix' }));
  renderApp('integrations/backups/templates', { role: 'Editor' });
  await screen.findByRole('button', { name: 'Change it' });
  expect(screen.queryByRole('button', { name: /Make templates/ })).not.toBeInTheDocument();
});

it('says where a payload is not valid JSON', async () => {
  api.on('previewTemplates', () =>
    HttpResponse.json(
      {
        code: 'invalid_payload',
        message: 'The body is not JSON.',
        details: { detail: 'Line 2, column 5: expected a value.' },
      },
      { status: 400 }
    )
  );
  renderApp('integrations/backups/templates', { role: 'Editor' });
  expect(await screen.findByText('The body is not JSON. Line 2, column 5: expected a value.')).toBeInTheDocument();
});

it('lets an Editor try and not save', async () => {
  renderApp('integrations/backups/templates', { role: 'Editor' });
  for (const name of ['Save template', 'Use the default']) {
    expect(await screen.findByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  }
  expect(screen.queryByRole('button', { name: /Try the drafts/ })).not.toBeInTheDocument();
});

it('lets who may edit, and is no Admin, try and not take it to the file that owns it', async () => {
  api.on('getIntegration', anIntegration({ provisioned: true, may: 'edit' }));
  renderApp('integrations/backups/templates', { role: 'Viewer' });
  for (const name of ['Take it to your file', 'Use the default']) {
    expect(await screen.findByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  }
});

it('lets a Viewer read', async () => {
  renderApp('integrations/backups/templates', { role: 'Viewer' });
  expect(await text()).toHaveAttribute('readonly');
  expect(screen.getByRole('button', { name: 'Save template' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument();
  expect(api.calls('previewTemplates')).toEqual([]);
});

it('takes all drafts of a provisioned integration to its file', async () => {
  api.on('getIntegration', anIntegration({ provisioned: true, place: { file: 'a.yaml', line: 7 } }));
  api.on('getIntegrationAsYaml', { yaml: 'new: 1', inForce: 'old: 1', variables: [] });
  const { user } = renderApp('integrations/backups/templates');
  expect(await screen.findByText('A provisioning file owns it; change it in a.yaml, line 7')).toBeInTheDocument();
  const take = screen.getByRole('button', { name: 'Take it to your file' });
  expect(take).toBeDisabled();
  await change('A');
  await choose(/^Message/);
  await change('B');
  await user.click(screen.getByRole('button', { name: 'Take it to your file' }));
  const drawer = within(await screen.findByRole('dialog', { name: /Take it to your file/ }));
  expect(await drawer.findByText('old: 1')).toBeInTheDocument();
  expect(api.lastCall('getIntegrationAsYaml')?.body).toEqual({ templates: { title: 'A', message: 'B' } });
  expect(api.calls('updateIntegration')).toEqual([]);
});

it('tries one alert of a delivery that is split, and leads to the others', async () => {
  const payload = JSON.stringify({ alerts: [{ name: 'A' }, { name: 'B' }] });
  const rejected = aDelivery({ outcome: 'limited', alertId: null, body: payload });
  api.on('getDelivery', { ...rejected, request: null, payload: null });
  const seen = (alert: number, name: string) =>
    api.on('previewTemplates', {
      results: { title: { ...result, output: name } },
      split: { alerts: 2, alert, payload: JSON.stringify({ name, common: {} }) },
      headers: {},
    });
  seen(0, 'A');
  const { user } = renderApp('integrations/backups/templates?delivery=7', { role: 'Editor' });
  expect(await screen.findByText('Alert 1 of 2 in this delivery, as templates see it')).toBeInTheDocument();
  expect(screen.getByText('common')).toBeInTheDocument();
  expect(screen.queryByText('alerts')).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Previous alert of the delivery' })).toBeDisabled();
  seen(1, 'B');
  await user.click(screen.getByRole('button', { name: 'Next alert of the delivery' }));
  expect(await screen.findByText(/^Alert 2 of 2/)).toBeInTheDocument();
  expect(api.calls('previewTemplates').at(-1)?.body).toMatchObject({ payload, alert: 1 });
  expect(screen.getByRole('button', { name: 'Next alert of the delivery' })).toBeDisabled();
});
