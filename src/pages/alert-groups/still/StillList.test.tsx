import { screen, waitFor, within } from '@testing-library/react';
import { api, serveApi } from '../../../../test-support/pages/api';
import { aGroupList, anAlertGroup, anOutcome, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const newOne = anAlertGroup({ id: '14', number: 14, title: 'New one' });

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', aGroupList([anAlertGroup()]));
});

it('holds the rows still under the pointer, and updates them when it leaves', async () => {
  const [disk, cpu] = [anAlertGroup({ title: 'Disk full' }), anAlertGroup({ id: '13', number: 13, title: 'CPU busy' })];
  api.on('listAlertGroups', aGroupList([disk, cpu]));
  const resolved = anAlertGroup({ ...disk, state: 'resolved' });
  api.on('actOnAlertGroups', anOutcome());
  api.on('getAlertGroup', resolved);
  const { user } = renderApp('alert-groups', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Actions on alert group #12' }));
  api.on('listAlertGroups', aGroupList([newOne, cpu]));
  await user.click(await screen.findByRole('menuitem', { name: 'Resolve' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Resolve' }));
  await user.hover(screen.getByText('Disk full'));

  expect(await screen.findByRole('button', { name: '1 new, show' })).toBeInTheDocument();
  expect(within(screen.getByRole('row', { name: /Disk full/ })).getByText('Resolved')).toBeInTheDocument();
  expect(screen.queryByText('New one')).not.toBeInTheDocument();
  expect(titles()).toEqual(['Disk full', 'CPU busy']);

  await user.hover(screen.getByRole('heading', { name: 'Bellhook' }));
  await waitFor(() => expect(titles()).toEqual(['New one', 'CPU busy']));
});

it('shows changes by others in the rows that it holds', async () => {
  const { user } = renderApp('alert-groups', { role: 'Editor' });
  await user.hover(await screen.findByText('The whole system is down'));
  api.on('getAlertGroup', anAlertGroup({ state: 'resolved' }));
  api.on('listAlertGroups', aGroupList([]));
  const row = screen.getByRole('row', { name: /The whole system is down/ });
  expect(await within(row).findByText('Resolved')).toBeInTheDocument();
});

it('shows what it holds back on request', async () => {
  api.on('getAlertGroup', anAlertGroup());
  const { user } = renderApp('alert-groups', { role: 'Editor' });
  await user.hover(await screen.findByText('The whole system is down'));
  api.on('listAlertGroups', aGroupList([newOne]));
  await user.click(await screen.findByRole('button', { name: '1 new, show' }));
  expect(titles()).toEqual(['New one']);
});

function titles(): string[] {
  return screen
    .getAllByRole('link')
    .flatMap((link) => (/alert-groups/.test(link.getAttribute('href') ?? '') ? [link.textContent ?? ''] : []));
}
