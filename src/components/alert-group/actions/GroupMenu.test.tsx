import { screen, waitFor, within } from '@testing-library/react';
import { allowedActions, states } from '../../../../pkg/contract/alert-groups/states.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { aGroupList, anAlertGroup, anOutcome, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';
import { actionText } from './actionTexts';

serveApi();

beforeEach(() => api.on('listIntegrations', aPage([])));

it.each(states)('offers what the state %s allows', async (state) => {
  api.on('listAlertGroups', aGroupList([anAlertGroup({ state })]));
  const { user } = renderApp('alert-groups', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Actions on alert group #12' }));
  const menu = within(await screen.findByRole('menu', { name: 'Actions on alert group #12' }));
  expect(menu.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
    ...allowedActions[state].map((action) => actionText(action, state)),
    'Assign',
    'Note',
    'DeleteThis needs the role Admin',
  ]);
});

it('does what was chosen, and shows it', async () => {
  api.on('listAlertGroups', aGroupList([anAlertGroup()]));
  api.on('actOnAlertGroups', anOutcome());
  const { user } = renderApp('alert-groups', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Actions on alert group #12' }));
  api.on('listAlertGroups', aGroupList([anAlertGroup({ state: 'acknowledged' })]));
  await user.click(await screen.findByRole('menuitem', { name: 'Acknowledge' }));
  const row = screen.getByRole('row', { name: /The whole system is down/ });
  expect(await within(row).findByText('Acknowledged')).toBeInTheDocument();
  await waitFor(() => expect(api.calls('actOnAlertGroups')).toHaveLength(1));
});

it('says to a Viewer what is missing', async () => {
  api.on('listAlertGroups', aGroupList([anAlertGroup()]));
  const { user } = renderApp('alert-groups', { role: 'Viewer' });
  await user.click(await screen.findByRole('button', { name: 'Actions on alert group #12' }));
  const item = await screen.findByRole('menuitem', { name: /Acknowledge/ });
  expect(item).toHaveTextContent('This needs the role Editor');
  await user.click(item);
  expect(api.calls('actOnAlertGroups')).toEqual([]);
});
