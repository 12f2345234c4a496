import { screen, waitFor, within } from '@testing-library/react';
import { api, failure, held, serveApi } from '../../../test-support/pages/api';
import { aGroupList, anAlertGroup, anIntegration, aPage } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

const firing = anAlertGroup({ id: '12', number: 12, title: 'Disk full' });
const resolved = anAlertGroup({ id: '11', number: 11, title: 'Backup failed', state: 'resolved' });

beforeEach(() => {
  api.on('listIntegrations', aPage([anIntegration()]));
  api.on('listAlertGroups', aGroupList([firing]));
});

describe('the list', () => {
  it('is the start page of the app', async () => {
    const { router } = renderApp('');
    expect(await screen.findByRole('link', { name: 'Disk full' })).toBeInTheDocument();
    expect(router.state.location.pathname).toBe('/a/bellhook-alerts-app/alert-groups');
  });

  it('shows what people want to know of a group', async () => {
    renderApp('alert-groups');
    const row = await screen.findByRole('row', { name: /Disk full/ });
    expect(within(row).getByText('#12')).toBeInTheDocument();
    expect(within(row).getByText('Firing')).toBeInTheDocument();
    expect(within(row).getByRole('cell', { name: '3' })).toBeInTheDocument();
    expect(within(row).getByRole('link', { name: 'Disk full' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/alert-groups/12'
    );
    expect(within(row).getByRole('link', { name: 'Nightly backups' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/integrations/backups'
    );
  });

  it('shows hostile titles as text', async () => {
    const title = '<img src=x onerror=alert(1)> &amp; {{name}}';
    api.on('listAlertGroups', aGroupList([anAlertGroup({ title })]));
    renderApp('alert-groups');
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });

  it('does not link to an integration that is deleted', async () => {
    api.on('listAlertGroups', aGroupList([anAlertGroup({ integration: { ...firing.integration, deleted: true } })]));
    renderApp('alert-groups');
    const row = await screen.findByRole('row', { name: /deleted/ });
    expect(within(row).getByText('Nightly backups')).toBeInTheDocument();
    expect(within(row).queryByRole('link', { name: 'Nightly backups' })).not.toBeInTheDocument();
  });
});

describe('the filter', () => {
  it('requests the open groups if the address names no state', async () => {
    renderApp('alert-groups');
    await screen.findByText('Disk full');
    expect(api.lastCall('listAlertGroups')?.query.getAll('state')).toEqual(['firing', 'acknowledged', 'silenced']);
    expect(screen.getByRole('button', { name: /Firing/, pressed: true })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Resolved/, pressed: false })).toBeInTheDocument();
  });

  it('counts every state, including those that are not shown', async () => {
    api.on(
      'listAlertGroups',
      aGroupList([firing], { counts: { firing: 1, acknowledged: 0, silenced: 4, resolved: 1234 } })
    );
    renderApp('alert-groups');
    expect(await screen.findByRole('button', { name: /Resolved\s*1,234/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Silenced\s*4/ })).toBeInTheDocument();
  });

  it('is stored in the address and restored from it', async () => {
    renderApp('alert-groups?state=resolved&integration=backups&from=2026-11-01T00:00:00.000Z&to=now');
    await screen.findByText('Disk full');
    const query = api.lastCall('listAlertGroups')?.query;
    expect(query?.getAll('state')).toEqual(['resolved']);
    expect(query?.get('integration')).toBe('backups');
    expect(query?.get('from')).toBe('2026-11-01T00:00:00.000Z');
    expect(query?.has('to')).toBe(false);
    expect(await screen.findByDisplayValue('Nightly backups')).toBeInTheDocument();
  });

  it('adds another state with one click', async () => {
    const { user, router } = renderApp('alert-groups');
    await screen.findByText('Disk full');
    api.on('listAlertGroups', aGroupList([firing, resolved]));
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    expect(await screen.findByText('Backup failed')).toBeInTheDocument();
    expect(new URLSearchParams(router.state.location.search).getAll('state')).toEqual([
      'firing',
      'acknowledged',
      'silenced',
      'resolved',
    ]);
  });

  it('selects an integration, and clears it', async () => {
    const { user, router } = renderApp('alert-groups');
    await screen.findByText('Disk full');
    await user.click(screen.getByRole('combobox', { name: 'Filter by integration' }));
    await user.click(await screen.findByRole('option', { name: 'Nightly backups' }));
    expect(router.state.location.search).toBe('?integration=backups');
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    expect(router.state.location.search).toBe('');
  });

  it('selects a time range, which moves with the clock', async () => {
    const { user, router } = renderApp('alert-groups');
    await screen.findByText('Disk full');
    await user.click(screen.getByRole('button', { name: 'Started at any time' }));
    await user.click(await screen.findByText('Last 1 hour'));
    expect(router.state.location.search).toBe('?from=now-1h&to=now');
    await waitFor(() => {
      const from = api.lastCall('listAlertGroups')?.query.get('from') ?? '';
      expect(Math.abs(Date.now() - 3_600_000 - Date.parse(from))).toBeLessThan(60_000);
    });
  });

  it('names an integration that is deleted', async () => {
    api.on('listAlertGroups', aGroupList([], { integration: { name: 'Old backups', deleted: true } }));
    renderApp('alert-groups?integration=gone');
    expect(await screen.findByDisplayValue('Old backups (deleted)')).toBeInTheDocument();
  });

  it('keeps an integration that is no longer there', async () => {
    renderApp('alert-groups?integration=gone');
    expect(await screen.findByDisplayValue('gone')).toBeInTheDocument();
  });

  it('shows the newest choice, whatever order the replies come in', async () => {
    const slow = held(aGroupList([resolved]));
    api.on('listAlertGroups', ({ query }) =>
      query.getAll('state').includes('resolved') ? slow.answer() : aGroupList([firing])
    );
    const { user } = renderApp('alert-groups');
    await screen.findByText('Disk full');
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    slow.release();
    expect(await screen.findByText('Disk full')).toBeInTheDocument();
    expect(screen.queryByText('Backup failed')).not.toBeInTheDocument();
  });
});

describe('the pages', () => {
  beforeEach(() =>
    api.on('listAlertGroups', ({ query }) =>
      query.get('cursor') === 'two'
        ? aGroupList([anAlertGroup({ title: 'On page two' })], { nextCursor: 'three' })
        : query.get('cursor') === 'three'
          ? aGroupList([anAlertGroup({ title: 'On page three' })])
          : aGroupList([anAlertGroup({ title: 'On page one' })], { nextCursor: 'two' })
    )
  );

  it('go to older groups and back', async () => {
    const { user } = renderApp('alert-groups');
    await screen.findByText('On page one');
    expect(screen.getByRole('button', { name: 'Newer' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Older' }));
    await screen.findByText('On page two');
    await user.click(screen.getByRole('button', { name: 'Older' }));
    await screen.findByText('On page three');
    expect(screen.getByRole('button', { name: 'Older' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Newer' }));
    await screen.findByText('On page two');
    await user.click(screen.getByRole('button', { name: 'Newer' }));
    expect(await screen.findByText('On page one')).toBeInTheDocument();
  });

  it('lead to the newest groups from a page that was opened by its address', async () => {
    const { user } = renderApp('alert-groups?cursor=three');
    await screen.findByText('On page three');
    await user.click(screen.getByRole('button', { name: 'Newer' }));
    expect(await screen.findByText('On page one')).toBeInTheDocument();
  });

  it('show the first page if the address names one that does not exist', async () => {
    api.on('listAlertGroups', ({ query }) =>
      query.has('cursor') ? failure('invalid_cursor', 'no such page') : aGroupList([firing])
    );
    const { router } = renderApp('alert-groups?state=firing&cursor=gone');
    expect(await screen.findByText('Disk full')).toBeInTheDocument();
    expect(router.state.location.search).toBe('?state=firing');
  });

  it('start at the top', async () => {
    const scrolled = jest.fn();
    Element.prototype.scrollIntoView = scrolled;
    const { user } = renderApp('alert-groups');
    await user.click(await screen.findByRole('button', { name: 'Older' }));
    expect(scrolled).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    expect(scrolled).toHaveBeenCalledTimes(1);
  });

  it('start over when the filter changes', async () => {
    const { user, router } = renderApp('alert-groups?cursor=two');
    await screen.findByText('On page two');
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    await screen.findByText('On page one');
    expect(router.state.location.search).not.toContain('cursor');
  });
});

describe('with nothing to list', () => {
  it('says how to get the first alert', async () => {
    api.on('listAlertGroups', aGroupList([]));
    renderApp('alert-groups');
    expect(await screen.findByText('No alert groups yet')).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Go to integrations' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/integrations'
    );
  });

  it('says that everything is resolved', async () => {
    api.on('listAlertGroups', aGroupList([], { counts: { firing: 0, acknowledged: 0, silenced: 0, resolved: 2 } }));
    renderApp('alert-groups');
    expect(await screen.findByText('Every alert group is resolved')).toBeInTheDocument();
  });

  it('says that the filter hides them', async () => {
    api.on('listAlertGroups', aGroupList([]));
    renderApp('alert-groups?state=silenced');
    expect(await screen.findByText('No alert groups match the filters')).toBeInTheDocument();
  });
});

describe('when the list cannot be loaded', () => {
  it('says so, and retries on request', async () => {
    api.down('listAlertGroups');
    const { user } = renderApp('alert-groups');
    expect(await screen.findByRole('alert')).toHaveTextContent('Bellhook does not answer');
    api.on('listAlertGroups', aGroupList([firing]));
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Disk full')).toBeInTheDocument();
  });

  it('shows the reason if the sidecar gives one', async () => {
    api.fail('listAlertGroups', 'invalid_request', 'integration: too long');
    renderApp('alert-groups');
    expect(await screen.findByRole('alert')).toHaveTextContent('integration: too long');
    expect(screen.getByRole('combobox', { name: 'Filter by integration' })).toBeInTheDocument();
  });

  it('shows only the missing permission', async () => {
    api.fail('listAlertGroups', 'forbidden');
    renderApp('alert-groups', { role: 'None' });
    expect(await screen.findByRole('alert')).toHaveTextContent('You have no permission to see this');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  it('says that the plugin is not enabled', async () => {
    api.on('listAlertGroups', () => new Response('{"message":"Plugin not found"}', { status: 404 }));
    renderApp('alert-groups');
    expect(await screen.findByRole('alert')).toHaveTextContent('Bellhook is not enabled');
    expect(screen.getByRole('link', { name: 'Open configuration' })).toHaveAttribute(
      'href',
      '/plugins/bellhook-alerts-app'
    );
  });
});
