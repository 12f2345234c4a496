import { screen, waitFor } from '@testing-library/react';
import { defaultSettings } from '../../../../pkg/contract/integrations/settings.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anIntegration, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const settings = {
  ...defaultSettings,
  quotaPerMinute: 300,
  duplicateWindowSeconds: 60,
  resolvedDays: 30,
  keptAlerts: 0,
  messageFormat: 'text' as const,
};
const page = 'integrations/backups/settings';

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('getIntegration', anIntegration({ settings }));
});

const field = (name: string) => screen.findByRole('textbox', { name: new RegExp(`^${name}`) });

it('shows what is set', async () => {
  renderApp(page);
  expect(await field('Quota')).toHaveValue('300');
  expect(await field('Window for duplicates')).toHaveValue('60');
  expect(await field('Delete resolved alert groups after')).toHaveValue('30');
  expect(await field('Alerts kept in a group')).toHaveValue('0');
  expect(screen.getByRole('radio', { name: 'Text' })).toBeChecked();
  expect(screen.getByRole('button', { name: 'Save settings' })).toBeDisabled();
});

it('saves numbers, and the default for an empty field', async () => {
  const changed = {
    quotaPerMinute: null,
    duplicateWindowSeconds: 0,
    resolvedDays: null,
    keptAlerts: 250,
    messageFormat: 'markdown' as const,
  };
  api.on('updateIntegration', anIntegration({ settings: { ...defaultSettings, ...changed } }));
  const { user, toasts } = renderApp(page);
  await user.clear(await field('Quota'));
  await user.clear(await field('Window for duplicates'));
  await user.clear(await field('Delete resolved alert groups after'));
  await user.clear(await field('Alerts kept in a group'));
  await user.type(await field('Alerts kept in a group'), ' 250 ');
  await user.click(screen.getByRole('radio', { name: 'Markdown' }));
  api.on('getIntegration', anIntegration({ settings: { ...defaultSettings, ...changed } }));
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  await waitFor(() => expect(toasts).toEqual(['Settings saved']));
  expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: changed });
  expect(await field('Window for duplicates')).toHaveValue('0');
  expect(screen.getByRole('button', { name: 'Save settings' })).toBeDisabled();
});

it.each([
  ['Quota', '0', 'Give a whole number from 1 to 10000000, or leave it empty'],
  ['Quota', 'many', 'Give a whole number from 1 to 10000000, or leave it empty'],
  ['Window for duplicates', '86401', 'Give a whole number from 0 to 86400, or leave it empty'],
  ['Delete resolved alert groups after', '-1', 'Give a whole number from 0 to 36500, or leave it empty'],
  ['Alerts kept in a group', '1.5', 'Give a whole number from 0 to 10000000, or leave it empty'],
])('does not accept for %s the value %s', async (name, value, message) => {
  const { user } = renderApp(page);
  const input = await field(name);
  await user.clear(input);
  await user.type(input, value);
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  expect(await screen.findByText(message)).toBeInTheDocument();
  expect(api.calls('updateIntegration')).toEqual([]);
});

it('keep the input when saving fails', async () => {
  api.fail('updateIntegration', 'unavailable', 'The disk is full. Free some space.');
  const { user } = renderApp(page);
  await user.type(await field('Quota'), '5');
  await user.click(screen.getByRole('button', { name: 'Save settings' }));
  expect(await screen.findByText('The disk is full. Free some space.')).toBeInTheDocument();
  expect(await field('Quota')).toHaveValue('3005');
});

it.each([
  ['of people’s', anIntegration({ settings }), 'Save settings'],
  ['of a file’s', anIntegration({ settings, provisioned: true }), 'Take it to your file'],
])('are read-only for a Viewer: %s', async (_, integration, button) => {
  api.on('getIntegration', integration);
  const { user } = renderApp(page, { role: 'Viewer' });
  expect(await field('Quota')).toHaveAttribute('readonly');
  expect(screen.getByRole('radio', { name: 'Text' })).toBeDisabled();
  await user.hover(screen.getAllByRole('button', { name: button })[0] as HTMLElement);
  expect(await screen.findByText('This needs the role Admin')).toBeInTheDocument();
});

it('show how many deliveries the quota has refused', async () => {
  api.on('getIntegration', anIntegration({ settings, limitedCount: 17 }));
  renderApp(page);
  expect(await screen.findByText('17 refused by the quota')).toBeInTheDocument();
});
