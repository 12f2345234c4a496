import { screen, within } from '@testing-library/react';
import { api, serveApi } from '../../../test-support/pages/api';
import { aGroupList, anAlertGroup, anOutcome, aPage } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

beforeEach(() => {
  api.on('getAlertGroup', anAlertGroup());
  api.on('listAlerts', aPage([]));
  api.on('listEvents', aPage([]));
});

async function chooseDeletion() {
  const rendered = renderApp('alert-groups/12');
  await rendered.user.click(await screen.findByRole('button', { name: 'Actions on alert group #12' }));
  await rendered.user.click(await screen.findByRole('menuitem', { name: 'Delete' }));
  return { ...rendered, dialog: within(await screen.findByRole('dialog')) };
}

it('asks first, and says that the group is gone', async () => {
  const { user, dialog } = await chooseDeletion();
  api.on('actOnAlertGroups', () => {
    api.fail('getAlertGroup', 'not_found', 'There is no such alert group.');
    return anOutcome();
  });
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  expect(await screen.findByText('This alert group is not there')).toBeInTheDocument();
  expect(api.lastCall('actOnAlertGroups')?.body).toMatchObject({
    groups: { ids: ['12'] },
    action: { action: 'delete' },
  });
});

it.each(['alert-groups/12', 'alert-groups?group=12'])(
  'says at %s that the group is gone, in the same words',
  async (page) => {
    api.fail('getAlertGroup', 'not_found');
    api.on('listAlertGroups', aGroupList([anAlertGroup({ id: '8' })]));
    renderApp(page);
    expect(await screen.findByRole('alert')).toHaveTextContent('This alert group is not there');
  }
);

it('can be cancelled', async () => {
  const { user, dialog } = await chooseDeletion();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(api.calls('actOnAlertGroups')).toEqual([]);
});
