import { screen, waitFor, within } from '@testing-library/react';
import React from 'react';
import { defaultSettings } from '../../../pkg/contract/integrations/settings.ts';
import type { Integration } from '../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../test-support/pages/api';
import { aGroupList, anIntegration, aPage, aWindow } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

// Monaco needs a browser: tests/as-code.spec.ts has it.
jest.mock('./YamlEditor', () => ({
  YamlEditor: ({ label, yaml }: { label: string; yaml: string }) => (
    <textarea aria-label={label} value={yaml} readOnly />
  ),
}));

serveApi();

const written = { yaml: 'name: <b>"New"</b>\n', inForce: 'name: Old\n', variables: [] };
const owned = (change: Partial<Integration> = {}) =>
  anIntegration({ provisioned: true, place: { file: '<i>a</i>.yaml', line: 7 }, ...change });

beforeEach(() => {
  api.on('listIntegrations', aPage([owned()]));
  api.on('getIntegration', owned());
  api.on('getIntegrationAsYaml', written);
  api.on('listAlertGroups', aGroupList([]));
  api.fail('getIntegrationHealth', 'not_found');
  api.on('previewMaintenanceWindow', { open: 0, firing: 0 });
});

const take = 'Take it to your file';
const drawer = async (name: string) => within(await screen.findByRole('dialog', { name: new RegExp(name) }));

describe('the file and line that own an integration', () => {
  it.each(['integrations', 'integrations/backups'])('are on %s', async (page) => {
    renderApp(page);
    expect(await screen.findByText('<i>a</i>.yaml:7')).toBeInTheDocument();
  });

  it('are not there for those who are not told', async () => {
    api.on('getIntegration', owned({ place: undefined }));
    renderApp('integrations/backups', { role: 'Editor' });
    expect(await screen.findByText('Provisioned')).toBeInTheDocument();
    expect(screen.queryByText(/yaml/)).not.toBeInTheDocument();
  });
});

describe('copy as YAML', () => {
  it('shows an integration as a file, and the variables of its secrets', async () => {
    api.on('getIntegrationAsYaml', { yaml: 'a: 1', inForce: 'a: 1', variables: ['SECRET_A_SIGNATURE'] });
    api.on('getIntegration', anIntegration());
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Copy as YAML' }));
    const shown = await drawer('Copy as YAML');
    expect(await shown.findByRole('textbox', { name: 'Provisioning file' })).toHaveValue('a: 1');
    expect(shown.getByText(/SECRET_A_SIGNATURE/)).toBeInTheDocument();
    expect(shown.queryByRole('group', { name: 'In force' })).not.toBeInTheDocument();
  });

  it('is for Admins', async () => {
    renderApp('integrations/backups', { role: 'Editor' });
    expect(await screen.findByRole('button', { name: 'Copy as YAML' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('copy as YAML, of what is no integration', () => {
  it('shows a maintenance window as a file', async () => {
    api.on('listMaintenanceWindows', { windows: [aWindow()] });
    api.on('getMaintenanceWindowAsYaml', { yaml: 'a: 1', inForce: 'a: 1', variables: [] });
    const { user } = renderApp('maintenance?window=w');
    await user.click(await screen.findByRole('button', { name: 'Copy as YAML' }));
    const shown = await drawer('Copy as YAML');
    expect(await shown.findByRole('textbox', { name: 'Provisioning file' })).toHaveValue('a: 1');
    expect(shown.queryByText(/^Tokens/)).not.toBeInTheDocument();
    expect(api.lastCall('getMaintenanceWindowAsYaml')).toMatchObject({ params: { uid: 'w' }, body: {} });
  });

  it('is for Admins', async () => {
    api.on('listMaintenanceWindows', { windows: [aWindow()] });
    renderApp('maintenance?window=w', { role: 'Editor' });
    expect(await screen.findByRole('button', { name: 'Copy as YAML' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('taking a change to the file that owns a maintenance window', () => {
  beforeEach(() => {
    const place = { file: '<i>a</i>.yaml', line: 7 };
    api.on('listMaintenanceWindows', { windows: [aWindow({ provisioned: true, place })] });
    api.on('getMaintenanceWindowAsYaml', written);
  });

  it('shows what to write, saves nothing, and keeps what is filled in', async () => {
    const { user } = renderApp('maintenance?window=w');
    const field = await screen.findByRole('textbox', { name: /^Name/ });
    await user.clear(field);
    await user.click(screen.getByRole('button', { name: take }));
    expect(await screen.findByText('Give it a name')).toBeInTheDocument();
    expect(api.calls('getMaintenanceWindowAsYaml')).toEqual([]);
    await user.type(field, 'Other');
    await user.click(screen.getByRole('button', { name: take }));
    const shown = await drawer(take);
    expect(shown.getByText(/in <i>a<\/i>\.yaml, line 7/)).toBeInTheDocument();
    expect(await shown.findByRole('group', { name: 'In force' })).toHaveTextContent('name: Old');
    const { uid, state, occurrence, createdBy, createdAt, changedBy, changedAt, provisioned, ...content } = aWindow();
    expect(api.lastCall('getMaintenanceWindowAsYaml')?.body).toEqual({ ...content, name: 'Other' });
    expect(api.calls('updateMaintenanceWindow')).toEqual([]);
    await user.click(shown.getByRole('button', { name: /Close/ }));
    expect(await screen.findByRole('textbox', { name: /^Name/ })).toHaveValue('Other');
  });

  it('does not end it here', async () => {
    api.on('listMaintenanceWindows', { windows: [aWindow({ provisioned: true, state: 'active' })] });
    renderApp('maintenance');
    expect(await screen.findByRole('button', { name: /^End/ })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('taking a change to the file that owns an integration', () => {
  it('shows what settings would be, and what differs; nothing is saved', async () => {
    const { user } = renderApp('integrations/backups/settings');
    await user.type(await screen.findByRole('textbox', { name: /^Quota/ }), '5');
    const section = within(screen.getByRole('region', { name: 'Messages and limits' }));
    await user.click(section.getByRole('button', { name: take }));
    const shown = await drawer(take);
    expect(shown.getByText(/in <i>a<\/i>\.yaml, line 7/)).toBeInTheDocument();
    expect(await shown.findByRole('group', { name: 'In force' })).toHaveTextContent('name: Old');
    expect(shown.getByRole('group', { name: 'With your changes' })).toHaveTextContent('name: <b>"New"</b>');
    const { quotaPerMinute: _, ...others } = defaultSettings;
    expect(api.lastCall('getIntegrationAsYaml')?.body).toEqual({
      settings: expect.objectContaining({ quotaPerMinute: 5, resolvedDays: others.resolvedDays }),
    });
    expect(api.calls('updateIntegration')).toEqual([]);
  });

  it('takes guards without what they keep secret', async () => {
    api.on('getIntegration', owned({ type: 'github', secrets: [], keepsSecrets: true }));
    const { user, container } = renderApp('integrations/backups/settings');
    const guards = within(await screen.findByRole('region', { name: 'Guards' }));
    await user.click(guards.getByRole('radio', { name: 'Bearer token' }));
    expect(container.querySelector('input[type=password]')).toBeNull();
    await user.click(guards.getByRole('button', { name: take }));
    await drawer(take);
    await waitFor(() => expect(api.calls('getIntegrationAsYaml')).toHaveLength(1));
    expect(api.lastCall('getIntegrationAsYaml')?.body).toEqual({
      settings: { guards: { ...defaultSettings.guards, credentials: { kind: 'bearer' } } },
    });
  });

  it('takes name and description', async () => {
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.type(await screen.findByRole('textbox', { name: /Name/ }), '!');
    await user.click(screen.getByRole('button', { name: take }));
    expect(await (await drawer(take)).findByRole('group', { name: 'In force' })).toBeInTheDocument();
    expect(api.lastCall('getIntegrationAsYaml')?.body).toMatchObject({ name: expect.stringMatching(/!$/) });
  });

  it('is for Admins, whatever is granted', async () => {
    api.on('getIntegration', owned({ may: 'edit' }));
    renderApp('integrations/backups', { role: 'Viewer' });
    expect(await screen.findByRole('button', { name: 'Edit' })).toHaveAttribute('aria-disabled', 'true');
  });

  it('says what is wrong with it', async () => {
    api.fail('getIntegrationAsYaml', 'invalid_template', 'title, line 1, column 3: no end');
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Copy as YAML' }));
    expect(await (await drawer('Copy as YAML')).findByText(/title, line 1, column 3/)).toBeInTheDocument();
  });
});
