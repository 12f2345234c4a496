import { act, screen, waitFor } from '@testing-library/react';
import { api, held, serveApi } from '../../../../test-support/pages/api';
import { aGroupList, anAlertGroup, aPage, aView } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const grave = aView({
  uid: 'grave',
  name: 'Grave',
  query: 'severity:critical',
  sort: 'last',
  order: 'asc',
  columns: ['title', 'label.env', 'last'],
});
const started = aView({ uid: 'mine', name: 'Mine', query: 'by:me', isDefault: true });

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', aGroupList([anAlertGroup({ labels: { env: 'prod' } })]));
  api.on('listViews', { views: [grave, started] });
});

const asked = () =>
  Object.fromEntries(
    [...(api.lastCall('listAlertGroups')?.query ?? [])].filter(([name]) => ['query', 'sort', 'order'].includes(name))
  );
const heads = () => screen.getAllByRole('columnheader').flatMap(({ textContent }) => textContent || []);
const views = (name: string | RegExp) => screen.findByRole('button', { name });

it('begins with the default view, for which it waits', async () => {
  const slow = held({ views: [grave, started] });
  api.on('listViews', slow.answer);
  renderApp('alert-groups');
  await screen.findByRole('combobox', { name: 'Search alert groups' });
  expect(api.calls('listAlertGroups')).toEqual([]);
  slow.release();
  await screen.findByText('The whole system is down');
  expect(asked()).toEqual({ query: 'by:me', sort: 'started', order: 'desc' });
  expect(await views('Mine')).toBeInTheDocument();
});

it('shows what the address asks for, whatever the default view is', async () => {
  renderApp('alert-groups?q=disk');
  await screen.findByText('The whole system is down');
  expect(asked()).toMatchObject({ query: 'disk' });
  expect(await views('Views')).toBeInTheDocument();
});

it('begins with the open groups where the views cannot be read', async () => {
  api.fail('listViews', 'internal');
  renderApp('alert-groups');
  await screen.findByText('The whole system is down');
  expect(asked()).toMatchObject({ query: 'state:open' });
});

it('shows other columns than the view has until somebody leaves it, and keeps one’s own for the other lists', async () => {
  const { user, router } = renderApp('alert-groups?view=grave');
  await screen.findByText('The whole system is down');
  expect(heads()).toEqual(['Title', 'env', 'Last']);
  await user.click(screen.getByRole('button', { name: 'Columns' }));
  await user.click(await screen.findByRole('checkbox', { name: 'Who' }));
  await user.keyboard('{Escape}');
  expect(heads()).toEqual(['Title', 'env', 'Last', 'Who']);
  expect(await views(/^Grave\s*changed$/)).toBeInTheDocument();

  await act(() => router.navigate('/a/bellhook-alerts-app/alert-groups?q=disk'));
  await waitFor(() => expect(heads()).toContain('Integration'));
  expect(heads()).not.toContain('env');
  await act(() => router.navigate('/a/bellhook-alerts-app/integrations'));
  await act(() => router.navigate('/a/bellhook-alerts-app/alert-groups?view=grave'));
  await waitFor(() => expect(heads()).toEqual(['Title', 'env', 'Last']));
});

it('leaves the columns to the user where the view has none', async () => {
  renderApp('alert-groups?view=mine');
  await screen.findByText('The whole system is down');
  expect(asked()).toMatchObject({ query: 'by:me' });
  expect(heads()).toEqual(expect.arrayContaining(['Number', 'Title', 'Integration', 'Who']));
});

it('has the columns and the sort of the chosen view', async () => {
  const { user, router } = renderApp('alert-groups?q=disk');
  await user.click(await views('Views'));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Grave' }));
  await waitFor(() => expect(asked()).toEqual({ query: 'severity:critical', sort: 'last', order: 'asc' }));
  expect(heads()).toEqual(['Title', 'env', 'Last']);
  expect(screen.getByRole('columnheader', { name: 'Last' })).toHaveAttribute('aria-sort', 'ascending');
  expect(router.state.location.search).toContain('view=grave');
});
