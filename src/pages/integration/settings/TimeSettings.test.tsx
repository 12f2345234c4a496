import { screen, waitFor } from '@testing-library/react';
import { defaultSettings } from '../../../../pkg/contract/integrations/settings.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anIntegration, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const page = 'integrations/backups/settings';

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('getIntegration', anIntegration({ settings: { ...defaultSettings, quietSeconds: 9000 } }));
});

const quiet = () => screen.findByRole('textbox', { name: /^Resolve an alert group that gets no alert for/ });
const save = () => screen.getByRole('button', { name: 'Save time settings' });

it.each([
  ['45min', 2700],
  ['', null],
])('saves the quiet time %j', async (typed, quietSeconds) => {
  const changed = anIntegration({ settings: { ...defaultSettings, quietSeconds } });
  api.on('updateIntegration', changed);
  const { user, toasts } = renderApp(page);
  const input = await quiet();
  expect(input).toHaveValue('2 h 30 min');
  expect(save()).toBeDisabled();
  await user.clear(input);
  if (typed !== '') {
    await user.type(input, typed);
  }
  api.on('getIntegration', changed);
  await user.click(save());
  await waitFor(() => expect(toasts).toEqual(['Settings saved']));
  expect(api.lastCall('updateIntegration')?.body).toEqual({
    settings: { quietSeconds, acknowledgedSeconds: null, reopenSeconds: null, flapping: null },
  });
  expect(save()).toBeDisabled();
});

it.each([
  [/^Let an alert group fire again that is acknowledged for/, 'acknowledgedSeconds'],
  [/^Open an alert group again that was resolved within/, 'reopenSeconds'],
])('saves %s', async (name, setting) => {
  const plain = { quietSeconds: 9000, acknowledgedSeconds: null, reopenSeconds: null, flapping: null };
  const settings = { ...plain, [setting]: 14_400 };
  const changed = anIntegration({ settings: { ...defaultSettings, ...settings } });
  api.on('updateIntegration', changed);
  const { user, toasts } = renderApp(page);
  const input = await screen.findByRole('textbox', { name });
  await user.type(input, '4h');
  api.on('getIntegration', changed);
  await user.click(save());
  await waitFor(() => expect(toasts).toEqual(['Settings saved']));
  expect(api.lastCall('updateIntegration')?.body).toEqual({ settings });
  expect(input).toHaveValue('4 h');
});

const changes = () => screen.findByRole('textbox', { name: /^Hold an alert group open that changes more often than/ });

it('saves when a group flaps', async () => {
  const flapping = { changes: 4, seconds: 1800 };
  const changed = anIntegration({ settings: { ...defaultSettings, quietSeconds: 9000, flapping } });
  api.on('updateIntegration', changed);
  const { user, toasts } = renderApp(page);
  await user.type(await changes(), '4');
  const within = screen.getByRole('textbox', { name: /^Changes count within/ });
  expect(within).toHaveValue('10 min');
  await user.clear(within);
  await user.type(within, '30 min');
  api.on('getIntegration', changed);
  await user.click(save());
  await waitFor(() => expect(toasts).toEqual(['Settings saved']));
  expect(api.lastCall('updateIntegration')?.body).toMatchObject({ settings: { flapping } });
});

it.each(['0', '51', '1.5', 'many'])('does not accept %s changes', async (typed) => {
  const { user } = renderApp(page);
  await user.type(await changes(), typed);
  await user.click(save());
  expect(await screen.findByText('Give a number from 1 to 50, or leave it empty')).toBeInTheDocument();
  expect(api.calls('updateIntegration')).toEqual([]);
});

it.each(['2', 'soon', '30 s', '32 d'])('does not accept the quiet time %s', async (typed) => {
  const { user } = renderApp(page);
  await user.clear(await quiet());
  await user.type(await quiet(), typed);
  await user.click(save());
  expect(await screen.findByText('Give a time from 1 min to 31 d, such as 2 h, or leave it empty')).toBeInTheDocument();
  expect(api.calls('updateIntegration')).toEqual([]);
});

it('is read-only for who may not change it', async () => {
  renderApp(page, { role: 'Viewer' });
  expect(await quiet()).toHaveAttribute('readonly');
  expect(save()).toHaveAttribute('aria-disabled', 'true');
});
