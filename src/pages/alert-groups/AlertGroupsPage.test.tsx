import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
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
    const { container } = renderApp('alert-groups');
    expect(await screen.findByText(title)).toBeInTheDocument();
    expect(container.querySelector('img, [onerror]')).toBeNull();
  });

  it('does not link to an integration that is deleted', async () => {
    api.on('listAlertGroups', aGroupList([anAlertGroup({ integration: { ...firing.integration, deleted: true } })]));
    renderApp('alert-groups');
    const row = await screen.findByRole('row', { name: /deleted/ });
    expect(within(row).getByText('Nightly backups')).toBeInTheDocument();
    expect(within(row).queryByRole('link', { name: 'Nightly backups' })).not.toBeInTheDocument();
  });
});

describe('the query', () => {
  it('says how many groups it cannot find yet', async () => {
    api.on('listAlertGroups', ({ query }) =>
      aGroupList([firing], { unindexed: query.get('query') === 'disk' ? 1234 : 0 })
    );
    const { user } = renderApp('alert-groups?q=disk');
    expect(await screen.findByText('Groups that cannot be found yet: 1,234')).toHaveAttribute('role', 'status');
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    await waitFor(() => expect(screen.queryByText(/cannot be found yet/)).not.toBeInTheDocument());
  });

  it('is of the open groups if the address has none', async () => {
    renderApp('alert-groups');
    await screen.findByText('Disk full');
    expect(lastQuery()).toBe('state:open');
    expect(screen.getByRole('button', { name: /Firing/, pressed: true })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /Resolved/, pressed: false })).toBeInTheDocument();
  });

  it('is of all groups if it is empty', async () => {
    renderApp('alert-groups?q=');
    await screen.findByText('Disk full');
    expect(lastQuery()).toBe('');
    expect(screen.getByRole('button', { name: /Resolved/, pressed: true })).toBeInTheDocument();
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

  it('takes the place of a filter in an old address', async () => {
    const { router } = renderApp('alert-groups?state=resolved&integration=backups');
    await screen.findByText('Disk full');
    expect(addressed(router)).toEqual({ q: 'state:resolved integration:backups' });
    expect(api.calls('listAlertGroups')).toHaveLength(1);
  });

  it('admits another state with one click', async () => {
    const { user, router } = renderApp('alert-groups?q=state:open+disk');
    await screen.findByText('Disk full');
    api.on('listAlertGroups', aGroupList([firing, resolved]));
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    expect(await screen.findByText('Backup failed')).toBeInTheDocument();
    expect(addressed(router)).toEqual({ q: 'disk' });
  });

  it('asks for a time, which moves with the clock', async () => {
    const { user, router } = renderApp('alert-groups');
    await screen.findByText('Disk full');
    await user.click(screen.getByRole('button', { name: 'Time: Any time' }));
    await user.click(await screen.findByRole('button', { name: 'Last 1 hour' }));
    expect(addressed(router)).toEqual({ q: 'state:open started:>-1h' });
    await user.click(await screen.findByRole('button', { name: 'Time: Started Last 1 hour' }));
    await user.click(await screen.findByRole('radio', { name: 'Open during' }));
    await user.click(await screen.findByRole('button', { name: 'Last 6 hours' }));
    expect(addressed(router)).toEqual({ q: 'state:open open:>-6h' });
  });

  it('asks for a time between two others', async () => {
    const { user, router } = renderApp('alert-groups');
    await user.click(await screen.findByRole('button', { name: 'Time: Any time' }));
    fireEvent.change(await screen.findByLabelText('From'), { target: { value: '2026-11-01T10:00' } });
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-11-01T09:00' } });
    expect(screen.getByRole('button', { name: 'Apply' })).toBeDisabled();
    fireEvent.change(screen.getByLabelText('To'), { target: { value: '2026-11-01T12:30' } });
    await user.click(screen.getByRole('button', { name: 'Apply' }));
    expect(addressed(router)).toEqual({ q: 'state:open started:2026-11-01T10:00Z..2026-11-01T12:30Z' });
  });

  it('is kept for who comes back to the list, and left by who asks for the list again', async () => {
    api.on('getAlertGroup', firing);
    api.on('listAlerts', aPage([]));
    api.on('listEvents', aPage([]));
    const { router } = renderApp('alert-groups?q=disk&sort=alerts');
    await screen.findByText('Disk full');
    await act(() => router.navigate('/a/bellhook-alerts-app/alert-groups/12'));
    await screen.findByRole('heading', { name: /Disk full/, level: 1 });
    await act(() => router.navigate('/a/bellhook-alerts-app/alert-groups'));
    await waitFor(() => expect(addressed(router)).toEqual({ q: 'disk', sort: 'alerts' }));
    await act(() => router.navigate('/a/bellhook-alerts-app/alert-groups'));
    await waitFor(() => expect(lastQuery()).toBe('state:open'));
    expect(addressed(router)).toEqual({});
  });

  it('shows the newest choice, whatever order the replies come in', async () => {
    const slow = held(aGroupList([resolved]));
    api.on('listAlertGroups', ({ query }) => (query.get('query') === '' ? slow.answer() : aGroupList([firing])));
    const { user } = renderApp('alert-groups');
    await screen.findByText('Disk full');
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    slow.release();
    expect(await screen.findByText('Disk full')).toBeInTheDocument();
    expect(screen.queryByText('Backup failed')).not.toBeInTheDocument();
  });

  it('is not sent while it cannot be read', async () => {
    renderApp('alert-groups?q=state:burning');
    expect(await screen.findByText(/There is no state "burning"/)).toBeInTheDocument();
    expect(screen.queryByText('Something went wrong')).not.toBeInTheDocument();
    expect(api.calls('listAlertGroups')).toEqual([]);
  });
});

describe('the order', () => {
  it('is by start, the newest first', async () => {
    renderApp('alert-groups');
    expect(await screen.findByRole('columnheader', { name: 'Started' })).toHaveAttribute('aria-sort', 'descending');
    expect(api.lastCall('listAlertGroups')?.query.get('sort')).toBe('started');
  });

  it.each([
    ['Last', 'last'],
    ['Alerts', 'alerts'],
    ['Severity', 'severity'],
  ])('is by %s at a click, and turns at another', async (column, sort) => {
    const { user, router } = renderApp('alert-groups?q=disk&cursor=two');
    await user.click(await screen.findByRole('button', { name: column }));
    const head = screen.getByRole('columnheader', { name: column });
    await waitFor(() => expect(head).toHaveAttribute('aria-sort', 'descending'));
    expect(screen.getByRole('button', { name: column })).toHaveFocus();
    expect(addressed(router)).toEqual({ q: 'disk', sort, order: 'desc' });
    await user.click(screen.getByRole('button', { name: column }));
    await waitFor(() => expect(head).toHaveAttribute('aria-sort', 'ascending'));
    expect(addressed(router)).toEqual({ q: 'disk', sort, order: 'asc' });
    expect(screen.getByRole('columnheader', { name: 'Started' })).not.toHaveAttribute('aria-sort');
    await waitFor(() => expect(api.lastCall('listAlertGroups')?.query.get('order')).toBe('asc'));
  });
});

describe('the columns', () => {
  const heads = () => screen.getAllByRole('columnheader').flatMap(({ textContent }) => textContent || []);

  it('are chosen, ordered and remembered', async () => {
    api.on('listAlertGroups', aGroupList([anAlertGroup({ labels: { env: 'prod', team: 'infra' } })]));
    const { user, unmount } = renderApp('alert-groups');
    await user.click(await screen.findByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'Number' }));
    await user.click(screen.getByRole('checkbox', { name: 'Who' }));
    await user.click(screen.getByRole('button', { name: 'Move Last to the front' }));
    await user.click(screen.getByRole('combobox', { name: 'Add a column for a label' }));
    await user.click(await screen.findByRole('option', { name: 'env' }));
    const chosen = ['State', 'Title', 'Integration', 'Alerts', 'Activity', 'Last', 'Started', 'env'];
    expect(heads()).toEqual(chosen);
    expect(screen.getByRole('cell', { name: 'prod' })).toBeInTheDocument();
    unmount();
    renderApp('alert-groups');
    await screen.findByRole('cell', { name: 'prod' });
    expect(heads()).toEqual(chosen);
  });

  it('come back at a click', async () => {
    const { user } = renderApp('alert-groups');
    await user.click(await screen.findByRole('button', { name: 'Columns' }));
    await user.click(await screen.findByRole('checkbox', { name: 'State' }));
    expect(heads()).not.toContain('State');
    expect(screen.getByRole('checkbox', { name: 'Title' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(heads()).toContain('State');
  });
});

describe('the pages', () => {
  const pages = {
    one: aGroupList([anAlertGroup({ title: 'On page one' })], { total: 3, nextCursor: 'two' }),
    two: aGroupList([anAlertGroup({ title: 'On page two' })], {
      total: 3,
      before: 1,
      previousCursor: 'one',
      nextCursor: 'three',
    }),
    three: aGroupList([anAlertGroup({ title: 'On page three' })], { total: 3, before: 2, previousCursor: 'two' }),
  };

  beforeEach(() =>
    api.on('listAlertGroups', ({ query }) => pages[(query.get('cursor') ?? 'one') as keyof typeof pages])
  );

  it('go on and back, and say where one is', async () => {
    const { user } = renderApp('alert-groups');
    await screen.findByText('On page one');
    expect(screen.getByText('1–1 of 3')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Previous page' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await screen.findByText('On page two');
    expect(screen.getByText('2–2 of 3')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await screen.findByText('On page three');
    expect(screen.getByRole('button', { name: 'Next page' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    await screen.findByText('On page two');
  });

  it('go both ways from a link that somebody shared', async () => {
    const { user, router } = renderApp('alert-groups?q=disk&cursor=three&limit=50');
    await screen.findByText('On page three');
    expect(api.lastCall('listAlertGroups')?.query.get('limit')).toBe('50');
    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    expect(await screen.findByText('On page two')).toBeInTheDocument();
    expect(addressed(router)).toEqual({ q: 'disk', cursor: 'two', limit: '50' });
  });

  it('have the size that was chosen last', async () => {
    const { user, unmount } = renderApp('alert-groups?cursor=two');
    await screen.findByText('On page two');
    expect(api.lastCall('listAlertGroups')?.query.get('limit')).toBe('25');
    await user.click(screen.getByRole('button', { name: '100' }));
    await screen.findByText('On page one');
    unmount();
    sessionStorage.clear();
    renderApp('alert-groups');
    await screen.findByText('On page one');
    expect(api.lastCall('listAlertGroups')?.query.get('limit')).toBe('100');
    expect(screen.getByRole('button', { name: '100', pressed: true })).toBeInTheDocument();
  });

  it('show the first page if the address names one that does not exist', async () => {
    api.on('listAlertGroups', ({ query }) =>
      query.has('cursor') ? failure('invalid_cursor', 'no such page') : aGroupList([firing])
    );
    const { router } = renderApp('alert-groups?q=disk&cursor=gone');
    expect(await screen.findByText('Disk full')).toBeInTheDocument();
    expect(addressed(router)).toEqual({ q: 'disk' });
  });

  it('start at the top', async () => {
    const scrolled = jest.fn();
    Element.prototype.scrollIntoView = scrolled;
    const { user } = renderApp('alert-groups');
    await user.click(await screen.findByRole('button', { name: 'Next page' }));
    expect(scrolled).toHaveBeenCalledTimes(1);
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    expect(scrolled).toHaveBeenCalledTimes(1);
  });

  it('start over when the query changes', async () => {
    const { user, router } = renderApp('alert-groups?cursor=two');
    await screen.findByText('On page two');
    await user.click(screen.getByRole('button', { name: /Resolved/ }));
    await screen.findByText('On page one');
    expect(addressed(router)).toEqual({ q: '' });
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

  it('says that the query leaves them out', async () => {
    api.on('listAlertGroups', aGroupList([]));
    const { user, router } = renderApp('alert-groups?q=state:silenced');
    expect(await screen.findByText('No alert groups match')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show all open alert groups' }));
    expect(addressed(router)).toEqual({ q: 'state:open' });
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
    api.fail('listAlertGroups', 'invalid_request', 'query: too long');
    renderApp('alert-groups');
    expect(await screen.findByRole('alert')).toHaveTextContent('query: too long');
    expect(screen.getByRole('group', { name: 'Filter by state' })).toBeInTheDocument();
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

function lastQuery(): string | null | undefined {
  return api.lastCall('listAlertGroups')?.query.get('query');
}

function addressed({ state }: ReturnType<typeof renderApp>['router']): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(state.location.search));
}
