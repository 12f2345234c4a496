import { screen, waitFor, within } from '@testing-library/react';
import { api, serveApi } from '../../../test-support/pages/api';
import { anIntegration, aPage } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

const newButton = { name: 'New integration for receiving alerts' };

beforeEach(() => api.on('listIntegrations', aPage([anIntegration()])));

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
    expect(await screen.findByText('No integration has these words')).toBeInTheDocument();
    expect(router.state.location.search).toBe('?q=nothing');
  });

  it('is sorted by name, and by what one clicks', async () => {
    api.on(
      'listIntegrations',
      aPage([
        anIntegration({ uid: 'a', name: 'Rack 10', alertCount: 20 }),
        anIntegration({ uid: 'b', name: 'rack 9', alertCount: 3000 }),
        anIntegration({ uid: 'c', name: 'Disks', alertCount: 5 }),
      ])
    );
    const { user } = renderApp('integrations');
    await screen.findByRole('link', { name: 'Disks' });
    const names = () =>
      within(screen.getByRole('table'))
        .getAllByRole('link')
        .map(({ textContent }) => textContent);
    expect(names()).toEqual(['Disks', 'rack 9', 'Rack 10']);
    await user.click(screen.getByRole('button', { name: /Alerts$/ }));
    expect(names()).toEqual(['Disks', 'Rack 10', 'rack 9']);
    expect(screen.getByText('3,000')).toBeInTheDocument();
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
