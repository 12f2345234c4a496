import { screen, within } from '@testing-library/react';
import { api, failure, serveApi } from '../../../test-support/pages/api';
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

it.each(['alert-groups/12', 'alert-groups?group=12'])('says at %s who deleted the group', async (page) => {
  const by = { kind: 'user', login: 'anna', name: '' };
  const details = { number: 7, by, at: '2026-11-23T12:00:00.000Z' };
  api.on('getAlertGroup', () => failure('not_found', 'Alert group #7 was deleted, by anna.', details));
  api.on('listAlertGroups', aGroupList([anAlertGroup({ id: '8' })]));
  renderApp(page);
  const gone = await screen.findByRole('alert');
  expect(gone).toHaveTextContent('Alert group #7 is deleted');
  expect(gone).toHaveTextContent(/Deleted by anna 2026-11-23 12:00:00 \(.+\)\. New alerts with its key/);
});

it('does not say that somebody deleted what may never have been', async () => {
  api.fail('getAlertGroup', 'not_found');
  api.on('listAlertGroups', aGroupList([anAlertGroup({ id: '8' })]));
  renderApp('alert-groups?group=12');
  const gone = await screen.findByRole('alert');
  expect(gone).toHaveTextContent('This alert group is not there');
  expect(gone).not.toHaveTextContent('Deleted by');
});

it('can be cancelled', async () => {
  const { user, dialog } = await chooseDeletion();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(api.calls('actOnAlertGroups')).toEqual([]);
});
