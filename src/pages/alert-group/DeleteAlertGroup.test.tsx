import { screen, waitFor, within } from '@testing-library/react';
import { api, serveApi } from '../../../test-support/pages/api';
import { aGroupList, anAlertGroup, aPage } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', aGroupList([]));
  api.on('getAlertGroup', anAlertGroup());
  api.on('listAlerts', aPage([]));
  api.on('listEvents', aPage([]));
});

async function askToDelete() {
  const rendered = renderApp('alert-groups/12');
  await rendered.user.click(await screen.findByRole('button', { name: 'Delete' }));
  return { ...rendered, dialog: within(await screen.findByRole('dialog')) };
}

it('asks first, then leads back to the list', async () => {
  api.on('deleteAlertGroup', {});
  const { user, router, toasts, dialog } = await askToDelete();
  expect(dialog.getByText('Delete alert group #12 with all its alerts?')).toBeInTheDocument();
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/a/bellhook-alerts-app/alert-groups'));
  expect(api.lastCall('deleteAlertGroup')?.params).toEqual({ id: '12' });
  expect(toasts).toEqual(['Alert group #12 deleted']);
});

it('can be cancelled', async () => {
  const { user, dialog } = await askToDelete();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(api.calls('deleteAlertGroup')).toEqual([]);
});

it('stays on the page if it fails', async () => {
  api.fail('deleteAlertGroup', 'unavailable', 'The disk is full. Free some space.');
  const { user, router, toasts, dialog } = await askToDelete();
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(toasts).toEqual(['Alert group #12 was not deleted,The disk is full. Free some space.']));
  expect(router.state.location.pathname).toBe('/a/bellhook-alerts-app/alert-groups/12');
});

it('is for Admins', async () => {
  renderApp('alert-groups/12', { role: 'Editor' });
  expect(await screen.findByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true');
});
