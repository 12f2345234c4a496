import { screen, waitFor, within } from '@testing-library/react';
import type { IntegrationSummary } from '../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../test-support/pages/api';
import { aHealth, anIntegration, aPage } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

const newButton = { name: 'New integration for receiving alerts' };

beforeEach(() => {
  api.on('listIntegrations', aPage([anIntegration()]));
  api.on('getIntegrationHealth', aHealth());
});

describe('the list', () => {
  it('shows each integration with its type and alerts', async () => {
    api.on(
      'listIntegrations',
      aPage([
        anIntegration({ description: 'After midnight', provisioned: true }),
        anIntegration({ uid: 'new', name: '<b>New</b>', type: 'webhook', alertCount: 0, lastAlertAt: null }),
      ])
    );
    renderApp('integrations');
    const first = within(await screen.findByRole('row', { name: /Nightly backups/ }));
    expect(first.getByRole('link', { name: 'Nightly backups' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/integrations/backups'
    );
    expect(first.getByText('Formatted webhook')).toBeInTheDocument();
    expect(first.getByText('Provisioned')).toBeInTheDocument();
    expect(first.getByText('After midnight')).toBeInTheDocument();
    const second = within(screen.getByRole('row', { name: /<b>New<\/b>/ }));
    expect(second.getByText('Webhook')).toBeInTheDocument();
    expect(second.getByText('None yet')).toBeInTheDocument();
    expect(second.queryByText('Provisioned')).not.toBeInTheDocument();
  });

  it('marks those whose heartbeat is missing, and no others', async () => {
    const lastAt = '2026-11-23T10:05:00.000Z';
    api.on(
      'listIntegrations',
      aPage([
        anIntegration({ heartbeat: { state: 'missing', lastAt } }),
        anIntegration({ uid: 'alive', name: 'Alive', heartbeat: { state: 'alive', lastAt } }),
      ])
    );
    renderApp('integrations');
    const gone = within(await screen.findByRole('row', { name: /Nightly backups/ }));
    expect(gone.getByText('Heartbeat is missing')).toBeInTheDocument();
    expect(screen.getAllByText(/heartbeat/i)).toHaveLength(1);
  });

  it('shows all of them, from all pages of the reply', async () => {
    api.on('listIntegrations', ({ query }) =>
      query.get('cursor') === 'two'
        ? aPage([anIntegration({ uid: 'b', name: 'On page two' })])
        : aPage([anIntegration({ uid: 'a', name: 'On page one' })], 'two')
    );
    renderApp('integrations');
    expect(await screen.findByText('On page two')).toBeInTheDocument();
    expect(screen.getByText('On page one')).toBeInTheDocument();
  });

  it('is searched, and the search is in the address', async () => {
    api.on(
      'listIntegrations',
      aPage([anIntegration(), anIntegration({ uid: 'k', name: 'Shop', type: 'uptime_kuma' })])
    );
    const { user, router } = renderApp('integrations?q=kuma');
    expect(await screen.findByRole('link', { name: 'Shop' })).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Nightly backups' })).not.toBeInTheDocument();
    expect(screen.getByText('1 of 2')).toBeInTheDocument();
    const search = screen.getByRole('textbox', { name: 'Search by name, description or type' });
    await user.clear(search);
    expect(await screen.findByRole('link', { name: 'Nightly backups' })).toBeInTheDocument();
    expect(router.state.location.search).toBe('');
    await user.type(search, 'nothing');
    expect(await screen.findByText('No integration is like this')).toBeInTheDocument();
    expect(router.state.location.search).toBe('?q=nothing');
  });

  it('is sorted by name, and by what one clicks', async () => {
    api.on(
      'listIntegrations',
      aPage([
        anIntegration({ uid: 'a', name: 'Rack 10', alertsOfDay: 20 }),
        anIntegration({ uid: 'b', name: 'rack 9', alertsOfDay: 3000 }),
        anIntegration({ uid: 'c', name: 'Disks', alertsOfDay: 5 }),
      ])
    );
    const { user } = renderApp('integrations');
    await screen.findByRole('link', { name: 'Disks' });
    const names = () =>
      within(screen.getByRole('table'))
        .getAllByRole('link')
        .map(({ textContent }) => textContent);
    expect(names()).toEqual(['Disks', 'rack 9', 'Rack 10']);
    await user.click(screen.getByRole('button', { name: /Last 24\shours$/ }));
    expect(names()).toEqual(['rack 9', 'Rack 10', 'Disks']);
    expect(screen.getByText('3,000')).toBeInTheDocument();
  });

  it('says how each does, and is sorted by it', async () => {
    api.on(
      'listIntegrations',
      aPage([
        anIntegration({ uid: 'a', name: 'Fine', alertsOfDay: 1, openGroups: 9 }),
        anIntegration({ uid: 'b', name: 'Odd', alertsOfDay: 2000, openGroups: 3, oddities: ['rejected', 'limited'] }),
        anIntegration({
          uid: 'c',
          name: 'New',
          alertsOfDay: 0,
          openGroups: 0,
          lastAlertAt: null,
          lastDeliveryAt: null,
        }),
        anIntegration({ uid: 'd', name: 'Off', settings: { ...anIntegration().settings, enabled: false } }),
        anIntegration({
          uid: 'e',
          name: 'Mixed',
          openGroups: 2,
          rejectedOfDay: 3,
          limitedOfDay: 1500,
          failedOfDay: 1,
          lastAlertAt: '2026-11-23T10:05:00.000Z',
          lastDeliveryAt: '2026-11-23T10:15:01.000Z',
        }),
      ])
    );
    const { user } = renderApp('integrations');
    const odd = within(await screen.findByRole('row', { name: /Odd/ }));
    expect(odd.getByText('Deliveries are rejected +1')).toBeInTheDocument();
    expect(odd.getByText('2,000')).toBeInTheDocument();
    expect(
      within(screen.getByRole('row', { name: /Mixed/ })).getByText(
        '3 rejected · 1,500 over the quota · 1 with a failing template'
      )
    ).toBeInTheDocument();
    // Only where it says more than the last alert.
    expect(within(screen.getByRole('row', { name: /Mixed/ })).getByText(/^Last delivery/)).toBeInTheDocument();
    expect(within(screen.getByRole('row', { name: /Fine/ })).queryByText(/^Last delivery/)).not.toBeInTheDocument();
    expect(within(screen.getByRole('row', { name: /New/ })).getByText('No alert yet')).toBeInTheDocument();
    expect(within(screen.getByRole('row', { name: /Off/ })).getByText('Disabled')).toBeInTheDocument();
    const names = () => screen.getAllByRole('link').map(({ textContent }) => textContent);
    await user.click(screen.getByRole('button', { name: /Status$/ }));
    expect(names()).toEqual(['New', 'Fine', 'Odd', 'Mixed', 'Off']);
    await user.click(screen.getByRole('button', { name: /Health$/ }));
    expect(names()).toEqual(['Odd', 'Mixed', 'Fine', 'New', 'Off']);
    await user.click(screen.getByRole('button', { name: /Last 24\shours$/ }));
    expect(names()[0]).toBe('Odd');
    await user.click(screen.getByRole('button', { name: /Open groups$/ }));
    expect(names()[0]).toBe('Fine');
  });

  it('is narrowed by status, health and type, which are in the address', async () => {
    api.on(
      'listIntegrations',
      aPage([
        anIntegration({ uid: 'a', name: 'Fine' }),
        anIntegration({ uid: 'b', name: 'Odd', type: 'zabbix', oddities: ['silent'] }),
        anIntegration({ uid: 'c', name: 'Other', type: 'zabbix' }),
      ])
    );
    const { user, router } = renderApp('integrations?health=odd&type=nothing');
    const names = () => screen.getAllByRole('link').map(({ textContent }) => textContent);
    expect(await screen.findByText('1 of 3')).toBeInTheDocument();
    expect(names()).toEqual(['Odd']);
    await user.click(screen.getByRole('combobox', { name: 'Type' }));
    await user.click(await screen.findByRole('option', { name: 'Zabbix' }));
    expect(router.state.location.search).toBe('?health=odd&type=zabbix');
    await user.click(screen.getByRole('combobox', { name: 'Health' }));
    await user.click(await screen.findByRole('option', { name: 'Well' }));
    await waitFor(() => expect(names()).toEqual(['Other']));
    expect(router.state.location.search).toBe('?health=well&type=zabbix');
    await user.click(screen.getByRole('combobox', { name: 'Status' }));
    await user.click(await screen.findByRole('option', { name: 'Enabled' }));
    expect(router.state.location.search).toBe('?health=well&type=zabbix&status=enabled');
    expect(names()).toEqual(['Other']);
  });

  it('leads an Admin to the topic that waits to be confirmed', async () => {
    api.on('listIntegrations', aPage([anIntegration({ uid: 'a', name: 'Topics', oddities: ['unconfirmed'] })]));
    renderApp('integrations');
    expect(await screen.findByText('A topic waits to be confirmed')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Confirm it' })).toHaveAttribute(
      'href',
      expect.stringMatching(/\/integrations\/a#asked$/)
    );
  });

  it('says to others than Admins that a topic waits, without a way to confirm it', async () => {
    api.on('listIntegrations', aPage([anIntegration({ uid: 'a', name: 'Topics', oddities: ['unconfirmed'] })]));
    renderApp('integrations', { role: 'Editor' });
    expect(await screen.findByText('A topic waits to be confirmed')).toBeInTheDocument();
    expect(screen.queryByRole('link', { name: 'Confirm it' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Actions on/ })).not.toBeInTheDocument();
  });

  it('has one duplicated, and one disabled once that is confirmed', async () => {
    const one = anIntegration({ uid: 'a', name: 'Racks' });
    api.on('listIntegrations', aPage([one]));
    api.on('getIntegration', one);
    api.on('updateIntegration', one);
    api.on('createIntegration', anIntegration({ uid: 'b', name: 'Racks (copy)' }));
    api.on('getIntegrationHealth', aHealth());
    const { user, router } = renderApp('integrations');
    await user.click(await screen.findByRole('button', { name: 'Actions on Racks' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Disable' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(api.calls('updateIntegration')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Disable' }));
    await waitFor(() => expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { enabled: false } }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Actions on Racks' }));
    await user.click(await screen.findByRole('menuitem', { name: 'Duplicate' }));
    await waitFor(() => expect(api.lastCall('createIntegration')?.body).toMatchObject({ name: 'Racks (copy)' }));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/\/integrations\/b$/));
  });

  it('explains what an integration is if there is none', async () => {
    api.on('listIntegrations', aPage([]));
    renderApp('integrations');
    expect(await screen.findByText('No integrations yet')).toBeInTheDocument();
    expect(screen.getByRole('button', newButton)).toBeEnabled();
  });

  it.each([
    ['forbidden', () => api.fail('listIntegrations', 'forbidden'), 'You have no permission to see this'],
    ['down', () => api.down('listIntegrations'), 'Bellhook does not answer'],
  ])('says why it cannot be shown: %s', async (_, refuse, expected) => {
    refuse();
    renderApp('integrations');
    expect(await screen.findByRole('alert')).toHaveTextContent(expected);
  });
});

describe('several integrations', () => {
  const three = [
    anIntegration({ uid: 'a', name: 'Backups' }),
    anIntegration({ uid: 'b', name: 'Disks & co', provisioned: true }),
    anIntegration({ uid: 'c', name: 'Racks' }),
  ];
  const outcome = (uid: string, name: string, message: string | null = null) => ({
    ...{ uid, name, message },
    outcome: message === null ? ('done' as const) : ('provisioned' as const),
  });

  beforeEach(() => api.on('listIntegrations', aPage(three)));

  it('are disabled once that is confirmed, and each that is not says why', async () => {
    api.on('actOnIntegrations', {
      outcomes: [outcome('a', 'Backups'), outcome('b', 'Disks & co', 'A provisioning file owns this.')],
    });
    const { user } = renderApp('integrations');
    await user.click(await screen.findByRole('checkbox', { name: 'Select Backups' }));
    await user.click(screen.getByRole('checkbox', { name: 'Select Disks & co' }));
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Disable' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Integrations to disable: 2')).toBeInTheDocument();
    expect(api.calls('actOnIntegrations')).toEqual([]);
    await user.click(dialog.getByRole('button', { name: 'Disable' }));
    expect(await screen.findByText('Disabled: 1')).toBeInTheDocument();
    expect(screen.getByRole('listitem')).toHaveTextContent('Disks & co: A provisioning file owns this.');
    expect(api.lastCall('actOnIntegrations')?.body).toEqual({ uids: ['a', 'b'], action: 'disable' });
    // What was refused stays selected.
    expect(await screen.findByText('1 selected')).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: 'Select Disks & co' })).toBeChecked();
    await user.click(screen.getByRole('button', { name: 'Close alert' }));
    expect(screen.queryByText('Disabled: 1')).not.toBeInTheDocument();
  });

  it('are deleted once somebody has typed it', async () => {
    api.on('actOnIntegrations', { outcomes: [outcome('a', 'Backups'), outcome('c', 'Racks')] });
    const { user } = renderApp('integrations?q=ac');
    await user.click(await screen.findByRole('button', { name: 'Select all 2' }));
    await user.click(screen.getByRole('button', { name: 'Delete' }));
    const dialog = within(await screen.findByRole('dialog'));
    const confirm = dialog.getByRole('button', { name: 'Delete' });
    await user.click(confirm);
    expect(api.calls('actOnIntegrations')).toEqual([]);
    await user.type(dialog.getByRole('textbox'), 'Delete');
    api.on('listIntegrations', aPage([three[1] as IntegrationSummary]));
    await user.click(dialog.getByRole('button', { name: 'Delete' }));
    expect(await screen.findByText('Deleted: 2')).toBeInTheDocument();
    expect(api.lastCall('actOnIntegrations')?.body).toEqual({ uids: ['a', 'c'], action: 'delete' });
  });

  it('are enabled at once', async () => {
    api.on('actOnIntegrations', { outcomes: [outcome('a', 'Backups')] });
    const { user } = renderApp('integrations');
    await user.click(await screen.findByRole('checkbox', { name: 'Select Backups' }));
    await user.click(screen.getByRole('button', { name: 'Enable' }));
    expect(await screen.findByText('Enabled: 1')).toBeInTheDocument();
    expect(await screen.findByText('0 selected')).toBeInTheDocument();
  });

  it('stay selected where nothing was done', async () => {
    api.fail('actOnIntegrations', 'unavailable', 'The database does not answer in time');
    const { user, toasts } = renderApp('integrations');
    await user.click(await screen.findByRole('checkbox', { name: 'Select Backups' }));
    await user.click(screen.getByRole('button', { name: 'Enable' }));
    await waitFor(() => expect(toasts).toEqual(['Not all of it was done,The database does not answer in time']));
    expect(screen.getByText('1 selected')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Select nothing' }));
    expect(screen.getByText('0 selected')).toBeInTheDocument();
  });

  it.each(['Editor', 'Viewer'] as const)('are not for the role %s to select', async (role) => {
    renderApp('integrations', { role });
    await screen.findByRole('link', { name: 'Backups' });
    expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
    expect(screen.queryByRole('toolbar')).not.toBeInTheDocument();
  });
});

describe('a new integration', () => {
  it('is created in two steps and opened', async () => {
    const made = anIntegration({ uid: 'made', name: 'Disks', type: 'webhook', alertCount: 0, lastAlertAt: null });
    api.on('createIntegration', made);
    api.on('getIntegration', made);
    const { user, router } = renderApp('integrations');
    await user.click(await screen.findByRole('button', newButton));
    const drawer = within(await screen.findByRole('dialog', { name: /Create integration/ }));
    expect(drawer.getByRole('button', { name: 'Formatted webhook' })).toBeInTheDocument();
    await user.click(drawer.getByRole('button', { name: 'Webhook' }));
    expect(drawer.getByRole('textbox', { name: /Name/ })).toHaveFocus();
    expect(drawer.getByRole('textbox', { name: /Name/ })).toHaveValue('Webhook');
    await user.keyboard('  Disks ');
    await user.type(drawer.getByRole('textbox', { name: 'Description' }), 'All of them');
    await user.click(drawer.getByRole('button', { name: 'Create integration' }));
    expect(await screen.findByRole('heading', { name: 'Disks' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/a/bellhook-alerts-app/integrations/made');
    expect(api.lastCall('createIntegration')?.body).toEqual({
      name: 'Disks',
      description: 'All of them',
      type: 'webhook',
      urlShownOnce: false,
    });
  });

  it.each([
    ['no name', '   ', 'Give it a name'],
    ['too long a name', 'x'.repeat(151), 'At most 150 characters'],
  ])('is not submitted with %s', async (_, name, complaint) => {
    const { user } = renderApp('integrations');
    await user.click(await screen.findByRole('button', newButton));
    await user.click(await screen.findByRole('button', { name: 'Formatted webhook' }));
    await user.paste(name);
    await user.click(screen.getByRole('button', { name: 'Create integration' }));
    expect(await screen.findByText(complaint)).toBeInTheDocument();
    expect(api.calls('createIntegration')).toEqual([]);
  });

  it('can be corrected after the sidecar refuses it', async () => {
    api.fail('createIntegration', 'invalid_request', 'name: taken');
    const { user } = renderApp('integrations');
    await user.click(await screen.findByRole('button', newButton));
    await user.click(await screen.findByRole('button', { name: 'Webhook' }));
    await user.keyboard('Disks');
    await user.click(screen.getByRole('button', { name: 'Create integration' }));
    expect(await screen.findByText('name: taken')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Name/ })).toHaveValue('Disks');
    await waitFor(() => expect(screen.getByRole('button', { name: 'Create integration' })).toBeEnabled());
  });

  it('can change its type first', async () => {
    const { user } = renderApp('integrations');
    await user.click(await screen.findByRole('button', newButton));
    await user.click(await screen.findByRole('button', { name: 'Webhook' }));
    await user.click(screen.getByRole('button', { name: 'Back' }));
    expect(screen.getByRole('button', { name: 'Formatted webhook' })).toBeInTheDocument();
  });

  it.each(['Editor', 'Viewer', 'Auditor'] as const)('is not for the role %s', async (role) => {
    const { user } = renderApp('integrations', { role });
    const button = await screen.findByRole('button', newButton);
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.hover(button);
    expect(await screen.findByText('This needs the role Admin')).toBeInTheDocument();
    await user.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});
