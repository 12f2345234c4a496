import { screen, waitFor } from '@testing-library/react';
import { defaultSettings } from '../../../../pkg/contract/integrations/settings.ts';
import type { Role } from '../../../../pkg/contract/roles.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anIntegration, aPage, templatesOf } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const integration = (change: Partial<Integration> = {}) =>
  anIntegration({ type: 'alertmanager', lists: ['alerts'], templates: templatesOf({}), ...change });
const page = 'integrations/backups/settings';

const open = (shown: Integration, role: Role = 'Admin') => {
  api.on('listDeliveries', aPage([]));
  api.on('getIntegration', shown);
  return renderApp(page, { role });
};

it('takes deliveries by alert once that is saved', async () => {
  const { user, toasts } = open(integration());
  expect(await screen.findByRole('radio', { name: /^By group/ })).toBeChecked();
  expect(screen.getByText(/each element of the list alerts is an alert/)).toBeInTheDocument();
  const save = screen.getByRole('button', { name: 'Save how they are taken' });
  expect(save).toBeDisabled();
  await user.click(screen.getByRole('radio', { name: /^By alert/ }));
  const changed = integration({ settings: { ...defaultSettings, split: true } });
  api.on('updateIntegration', changed);
  api.on('getIntegration', changed);
  await user.click(save);
  await waitFor(() => expect(toasts).toEqual(['Settings saved']));
  expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { split: true } });
  expect(screen.getByRole('radio', { name: /^By alert/ })).toBeChecked();
  expect(save).toBeDisabled();
});

it('says that own templates may have to follow', async () => {
  const title = { template: '{{ payload.commonLabels.alertname }}', default: '', customised: true, warnings: [] };
  const { user } = open(integration({ templates: { ...templatesOf({}), title } }));
  const by = await screen.findByRole('radio', { name: /^By alert/ });
  expect(screen.queryByText(/Templates of your own/)).not.toBeInTheDocument();
  await user.click(by);
  expect(screen.getByText(/Templates of your own/)).toBeInTheDocument();
});

it('is not there for a type whose deliveries have no lists', async () => {
  open(anIntegration());
  expect(await screen.findByRole('button', { name: 'Save settings' })).toBeInTheDocument();
  expect(screen.queryByRole('radio', { name: /^By alert/ })).not.toBeInTheDocument();
});

it('cannot be changed by a Viewer', async () => {
  open(integration(), 'Viewer');
  expect(await screen.findByRole('radio', { name: /^By alert/ })).toBeDisabled();
});
