import { screen, waitFor, within } from '@testing-library/react';
import { defaultSettings } from '../../../../../pkg/contract/integrations/settings.ts';
import type { Access, Integration } from '../../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../../test-support/pages/api';
import { anIntegration, aPage } from '../../../../../test-support/pages/factories';
import { renderApp } from '../../../../../test-support/pages/render';

// Monaco needs a browser.
jest.mock('../../../../components/as-code/YamlEditor', () => ({ YamlEditor: () => null }));

serveApi();

const page = 'integrations/backups/settings';
const withAccess = (access: Access, change: Partial<Integration> = {}) =>
  anIntegration({ settings: { ...defaultSettings, access }, ...change });
const ada = { to: 'user', name: 'ada', may: 'act' } as const;
const payments = { to: 'team', name: 'Payments', may: 'see' } as const;

const open = (integration: Integration, options?: Parameters<typeof renderApp>[1]) => {
  api.on('listIntegrations', aPage([]));
  api.on('listPeople', { people: [{ login: 'bob', name: 'Bob Builder' }] });
  api.on('getTeamKnowledge', { state: 'known', problem: null });
  api.on('getIntegration', integration);
  return renderApp(page, options);
};

const section = () => screen.findByRole('region', { name: 'Access' });
const save = () => screen.getByRole('button', { name: 'Save access' });
const rows = async () => within(await section()).queryAllByRole('listitem');

it('is by role until somebody says otherwise', async () => {
  open(withAccess(null));
  expect(await screen.findByRole('radio', { name: 'By role in Grafana' })).toBeChecked();
  expect(await rows()).toEqual([]);
  expect(within(await section()).queryByRole('status')).not.toBeInTheDocument();
});

it('limits an integration to a user whom somebody finds, and a team whose name is typed', async () => {
  const { user, toasts } = open(withAccess(null));
  await user.click(await screen.findByRole('radio', { name: 'Only these' }));
  expect(within(await section()).getByText('Nobody but Admins will see it')).toBeInTheDocument();

  await user.click(screen.getByRole('button', { name: 'Add a user' }));
  expect(within(await section()).queryByText('Nobody but Admins will see it')).not.toBeInTheDocument();
  await user.click(screen.getByRole('combobox', { name: 'User' }));
  await user.click(await screen.findByRole('option', { name: /^bob/ }));
  await user.click(screen.getByRole('combobox', { name: 'What bob may do' }));
  await user.click(await screen.findByRole('option', { name: 'Edit' }));

  await user.click(screen.getByRole('button', { name: 'Add a team' }));
  await user.type(screen.getByRole('combobox', { name: 'Team' }), 'Night shift');
  await user.click(await screen.findByRole('option', { name: /^Night shift/ }));

  const access: Access = {
    grants: [
      { to: 'user', name: 'bob', may: 'edit' },
      { to: 'team', name: 'Night shift', may: 'see' },
    ],
  };
  const saved = withAccess(access);
  api.on('updateIntegration', saved);
  api.on('getIntegration', saved);
  await user.click(save());
  await waitFor(() => expect(toasts).toEqual(['Access saved']));
  expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { access } });
});

it('takes a grant away, and goes back to roles', async () => {
  const { user, toasts } = open(withAccess({ grants: [ada, payments] }));
  expect(await screen.findByRole('radio', { name: 'Only these' })).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Take away what ada is granted' }));
  const fewer = withAccess({ grants: [payments] });
  api.on('updateIntegration', fewer);
  api.on('getIntegration', fewer);
  await user.click(save());
  await waitFor(() => expect(toasts).toHaveLength(1));
  expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { access: { grants: [payments] } } });

  await user.click(screen.getByRole('radio', { name: 'By role in Grafana' }));
  api.on('updateIntegration', withAccess(null));
  await user.click(save());
  await waitFor(() => expect(toasts).toHaveLength(2));
  expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { access: null } });
});

it('does not save a grant to nobody, nor two to one', async () => {
  const { user } = open(withAccess({ grants: [ada] }));
  await user.click(await screen.findByRole('button', { name: 'Add a user' }));
  await user.click(save());
  expect(await screen.findByText('Choose a user')).toBeInTheDocument();
  await user.type(screen.getAllByRole('combobox', { name: 'User' })[1] as HTMLElement, 'ADA');
  await user.click(await screen.findByRole('option', { name: /^ADA/ }));
  await user.click(save());
  expect(await screen.findByText('It is in the list already')).toBeInTheDocument();
  expect(api.calls('updateIntegration')).toEqual([]);
});

it.each([
  [
    'there is no token',
    { state: 'off', problem: null } as const,
    /Bellhook has no token to ask Grafana/,
    /BELLHOOK_GRAFANA_TOKENS/,
  ],
  [
    'Grafana does not answer',
    { state: 'unknown', problem: 'Grafana answered with 502.' } as const,
    'Grafana does not say who is in which team',
    'Grafana answered with 502.',
  ],
])('says what is wrong with grants to teams where %s', async (_, knowledge, title, text) => {
  open(withAccess({ grants: [payments] }));
  api.on('getTeamKnowledge', knowledge);
  expect(await screen.findByText(title)).toBeInTheDocument();
  expect(screen.getByText(text)).toBeInTheDocument();
});

it('asks nothing about teams where none is granted anything', async () => {
  open(withAccess({ grants: [ada] }));
  api.on('getTeamKnowledge', { state: 'off', problem: null });
  expect(await rows()).toHaveLength(1);
  expect(screen.queryByText(/has no token/)).not.toBeInTheDocument();
  expect(api.calls('getTeamKnowledge')).toEqual([]);
});

it('is taken to the file that owns the integration', async () => {
  const { user } = open(withAccess({ grants: [ada] }, { provisioned: true, place: { file: 'ours.yaml', line: 7 } }));
  api.on('getIntegrationAsYaml', { yaml: 'a: 1', inForce: 'a: 1', variables: [] });
  await user.click(await screen.findByRole('button', { name: 'Take away what ada is granted' }));
  await user.click(within(await section()).getByRole('button', { name: 'Take it to your file' }));
  await waitFor(() =>
    expect(api.lastCall('getIntegrationAsYaml')?.body).toMatchObject({ settings: { access: { grants: [] } } })
  );
  expect(api.calls('updateIntegration')).toEqual([]);
});

it('is not there for who may edit, and is no Admin', async () => {
  const { access: _, ...settings } = defaultSettings;
  open(anIntegration({ settings, may: 'edit', token: undefined, url: undefined }), { role: 'Viewer' });
  const field = await screen.findByRole('textbox', { name: /^Quota/ });
  expect(field).not.toHaveAttribute('readonly');
  expect(screen.queryByRole('region', { name: 'Access' })).not.toBeInTheDocument();
});
