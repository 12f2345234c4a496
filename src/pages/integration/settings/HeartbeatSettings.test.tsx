import { screen, waitFor } from '@testing-library/react';
import { defaultHeartbeat } from '../../../../pkg/contract/integrations/heartbeat.ts';
import { defaultSettings } from '../../../../pkg/contract/integrations/settings.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anIntegration, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const page = 'integrations/backups/settings';

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('getIntegration', anIntegration());
});

const every = () => screen.findByRole('textbox', { name: /^A heartbeat is expected every/ });
const grace = () => screen.findByRole('textbox', { name: /^It may be late by/ });
const save = () => screen.getByRole('button', { name: 'Save heartbeat' });

it.each<[Integration['heartbeat'], string, RegExp]>([
  [{ state: 'off', lastAt: null }, 'No heartbeat is expected', /None has come yet/],
  [{ state: 'waiting', lastAt: null }, 'Waits for the first heartbeat', /None has come yet/],
  [{ state: 'alive', lastAt: '2026-11-23T11:59:00.000Z' }, 'Heartbeats come', /The last one came: 2026-11-23/],
  [{ state: 'missing', lastAt: '2026-11-23T11:00:00.000Z' }, 'Heartbeat is missing', /The last one came: 2026-11-23/],
])('shows the state %j, and the address', async (heartbeat, badge, last) => {
  api.on('getIntegration', anIntegration({ heartbeat }));
  const { user } = renderApp(page);
  expect(await screen.findByText(badge)).toBeInTheDocument();
  expect(screen.getByText(last)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Show token' }));
  expect(screen.getByRole('textbox', { name: 'Heartbeat URL, for GET and POST' })).toHaveValue(
    'http://hooks.test/integrations/v1/formatted_webhook/token-of-backups/heartbeat/'
  );
});

it('says where the address is that was shown once, and offers none', async () => {
  const urlHint = 'http://hooks.test/integrations/v1/formatted_webhook/…-new/';
  api.on('getIntegration', anIntegration({ urlShownOnce: true, url: undefined, token: undefined, urlHint }));
  renderApp(page);
  expect(
    await screen.findByText(/the webhook URL with heartbeat\/ behind it. That was shown once/)
  ).toBeInTheDocument();
  expect(screen.queryByRole('textbox', { name: /^Heartbeat URL/ })).not.toBeInTheDocument();
});

it('saves what is expected', async () => {
  const heartbeat = {
    everySeconds: 3600,
    graceSeconds: 300,
    anyDelivery: true,
    title: '{{ integration_name }} is gone',
  };
  const changed = anIntegration({ settings: { ...defaultSettings, heartbeat } });
  api.on('updateIntegration', changed);
  const { user, toasts } = renderApp(page);
  expect(await every()).toHaveValue('10 min');
  expect(await grace()).toHaveValue('1 min');
  await user.clear(await every());
  await user.type(await every(), '1h');
  await user.clear(await grace());
  await user.type(await grace(), '5 min');
  await user.click(screen.getByRole('radio', { name: 'Any delivery, too' }));
  await user.click(screen.getByRole('textbox', { name: /^Title of the alert group/ }));
  await user.paste('{{ integration_name }} is gone');
  api.on('getIntegration', changed);
  await user.click(save());
  await waitFor(() => expect(toasts).toEqual(['Settings saved']));
  expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { heartbeat } });
  expect(await every()).toHaveValue('1 h');
});

it('expects none where nothing is given', async () => {
  const changed = anIntegration({ settings: { ...defaultSettings, heartbeat: null } });
  api.on('updateIntegration', changed);
  const { user, toasts } = renderApp(page);
  await user.clear(await every());
  api.on('getIntegration', changed);
  await user.click(save());
  await waitFor(() => expect(toasts).toEqual(['Settings saved']));
  expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { heartbeat: null } });
  expect(await grace()).toHaveValue('1 min');
});

it.each([
  [every, '5 s', 'Give a time from 10 s to 31 d, such as 2 h, or leave it empty'],
  [grace, '1 s', 'Give a time from 5 s to 1 d, such as 1 min'],
  [grace, '', 'Give a time from 5 s to 1 d, such as 1 min'],
])('does not accept %p %j', async (field, typed, problem) => {
  const { user } = renderApp(page);
  await user.clear(await field());
  if (typed !== '') {
    await user.type(await field(), typed);
  }
  await user.click(save());
  expect(await screen.findByText(problem)).toBeInTheDocument();
  expect(api.calls('updateIntegration')).toEqual([]);
});

it('is read-only, and without the address, for a Viewer', async () => {
  const settings = { ...defaultSettings, heartbeat: defaultHeartbeat };
  api.on('getIntegration', anIntegration({ settings, url: undefined }));
  renderApp(page, { role: 'Viewer' });
  expect(await every()).toHaveAttribute('readonly');
  expect(screen.queryByRole('textbox', { name: /^Heartbeat URL/ })).not.toBeInTheDocument();
});
