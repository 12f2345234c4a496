import { screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { api, held, serveApi } from '../../../test-support/pages/api';
import { aGroupList, anAlertGroup, aPage } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

const down = () => HttpResponse.json({ message: 'plugin unavailable' }, { status: 503 });

/** The pages promise five seconds, which a full machine may miss. */
const soon = { timeout: 20_000 };

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', aGroupList([anAlertGroup()]));
});

it('reports a dead sidecar, keeps what was read, and reloads once the sidecar is back', async () => {
  renderApp('alert-groups');
  await screen.findByText('The whole system is down');
  api.onHealth(down);
  expect(await screen.findByText('Bellhook does not answer', {}, soon)).toBeInTheDocument();
  expect(screen.getByText('The whole system is down')).toBeInTheDocument();
  expect(screen.getByText(/What it shows was read: \d{4}-\d\d-\d\d/)).toBeInTheDocument();

  const read = api.calls('listAlertGroups').length;
  api.onHealth({ status: 'OK', message: '', details: {} });
  await waitFor(() => expect(screen.queryByText('Bellhook does not answer')).not.toBeInTheDocument());
  await waitFor(() => expect(api.calls('listAlertGroups').length).toBeGreaterThan(read));
});

it('does not wait for a hanging sidecar', async () => {
  const hung = [held(aGroupList([])), held(aGroupList([])), held(aPage([]))] as const;
  api.on('listAlertGroups', hung[0].answer);
  api.on('listIntegrations', hung[2].answer);
  api.onHealth(hung[1].answer);
  renderApp('alert-groups');
  expect(await screen.findByText('Bellhook does not answer', {}, soon)).toBeInTheDocument();
  hung.forEach(({ release }) => release());
});

it('says what is wrong with a sidecar that is not well', async () => {
  api.onHealth(() => HttpResponse.json({ status: 'ERROR', message: 'The disk is full.' }, { status: 400 }));
  renderApp('alert-groups');
  expect(await screen.findByText('Bellhook reports a problem')).toBeInTheDocument();
  expect(screen.getByText(/^The disk is full\./)).toBeInTheDocument();
  expect(await screen.findByText('The whole system is down')).toBeInTheDocument();
});

it('says in words that an action failed because nobody answered', async () => {
  api.on('actOnAlertGroups', down);
  const { user, toasts } = renderApp('alert-groups', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Actions on alert group #12' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Acknowledge' }));
  await waitFor(() =>
    expect(toasts).toEqual([
      'Alert group #12 was not changed,Bellhook does not answer; try again. (plugin unavailable)',
    ])
  );
});
