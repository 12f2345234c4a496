import { screen, waitFor, within } from '@testing-library/react';
import { noGuards } from '../../../../../pkg/contract/integrations/guards.ts';
import { defaultSettings } from '../../../../../pkg/contract/integrations/settings.ts';
import type { Guards, Integration } from '../../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../../test-support/pages/api';
import { anIntegration, aPage } from '../../../../../test-support/pages/factories';
import { renderApp } from '../../../../../test-support/pages/render';

serveApi();

const page = 'integrations/backups/settings';
const withGuards = (guards: Partial<Guards>, change: Partial<Integration> = {}) =>
  anIntegration({
    settings: { ...defaultSettings, guards: { ...noGuards, ...guards } },
    secrets: [],
    keepsSecrets: true,
    ...change,
  });

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('getIntegration', withGuards({}, { type: 'github' }));
});

const section = () => screen.findByRole('region', { name: 'Guards' });
const save = () => screen.getByRole('button', { name: 'Save guards' });
const field = async (name: RegExp) => within(await section()).findByRole('textbox', { name });
const secret = async () =>
  (await section()).querySelector<HTMLInputElement>('input[type=password]') as HTMLInputElement;

it('offers how the tool of the type signs first, and saves it with the secret, which it then forgets', async () => {
  const saved = withGuards(
    { signature: { scheme: 'github' } },
    { type: 'github', secrets: [{ name: 'signature', setAt: '2026-11-23T11:59:00.000Z', readable: true }] }
  );
  api.on('updateIntegration', saved);
  const { user, toasts } = renderApp(page);
  await user.click(within(await section()).getByRole('combobox'));
  const options = await screen.findAllByRole('option');
  expect(options[1]).toHaveTextContent('This is how the tool of this type signs');
  await user.click(options[1] as HTMLElement);
  await user.click(save());
  expect(await screen.findByText('Give the secret')).toBeInTheDocument();
  expect(api.calls('updateIntegration')).toEqual([]);
  await user.type(await secret(), 'a long secret');
  api.on('getIntegration', saved);
  await user.click(save());
  await waitFor(() => expect(toasts).toEqual(['Guards saved']));
  expect(api.lastCall('updateIntegration')?.body).toEqual({
    settings: { guards: { ...noGuards, signature: { scheme: 'github' } } },
    secrets: { signature: 'a long secret' },
  });
  expect(await secret()).toHaveValue('');
  expect(await secret()).toHaveAttribute('placeholder', 'Leave empty to keep it');
});

it('keeps a secret that is left empty, and takes away what no guard needs any more', async () => {
  const secrets: Integration['secrets'] = [
    { name: 'signature', setAt: '2026-11-23T11:59:00.000Z', readable: true },
    { name: 'credentials', setAt: '2026-11-23T11:59:00.000Z', readable: true },
  ];
  const present = withGuards({ signature: { scheme: 'sentry' }, credentials: { kind: 'bearer' } }, { secrets });
  api.on('getIntegration', present);
  api.on('updateIntegration', present);
  const { user } = renderApp(page);
  await user.click(within(await section()).getByRole('radio', { name: 'None' }));
  await user.click(save());
  await waitFor(() => expect(api.calls('updateIntegration')).toHaveLength(1));
  expect(api.lastCall('updateIntegration')?.body).toEqual({
    settings: { guards: { ...noGuards, signature: { scheme: 'sentry' } } },
    secrets: { credentials: null },
  });
});

it('saves lists, one entry a line', async () => {
  api.on('updateIntegration', withGuards({}));
  const { user } = renderApp(page);
  await user.type(await field(/^Networks/), ' 192.0.2.0/24\n\n2001:db8::/32 ');
  await user.type(await field(/^Pages that may send/), 'https://status.example.com');
  await user.click(save());
  await waitFor(() => expect(api.calls('updateIntegration')).toHaveLength(1));
  expect(api.lastCall('updateIntegration')?.body).toMatchObject({
    settings: { guards: { networks: ['192.0.2.0/24', '2001:db8::/32'], origins: ['https://status.example.com'] } },
  });
});

it.each([
  [/^Networks/, '192.0.2.0/33', '192.0.2.0/33 is no address and no network'],
  [/^Networks/, 'example.com', 'example.com is no address and no network'],
  [
    /^Pages that may send/,
    'https://a.example/path',
    'https://a.example/path is no origin; it has a scheme and a host, and no path',
  ],
])('does not accept for %s the line %s', async (name, line, message) => {
  const { user } = renderApp(page);
  await user.type(await field(name), line);
  await user.click(save());
  expect(await screen.findByText(message)).toBeInTheDocument();
  expect(api.calls('updateIntegration')).toEqual([]);
});

it('says how to make a key where the sidecar has none', async () => {
  api.on('getIntegration', withGuards({}, { keepsSecrets: false }));
  renderApp(page);
  expect(await screen.findByText('openssl rand -base64 32')).toBeInTheDocument();
});

it('says that the sidecar has no key to a secret', async () => {
  const secrets: Integration['secrets'] = [{ name: 'signature', setAt: '2026-11-23T11:59:00.000Z', readable: false }];
  api.on('getIntegration', withGuards({ signature: { scheme: 'sentry' } }, { secrets }));
  renderApp(page);
  expect(await screen.findByText(/The sidecar has no key to the secret that is set/)).toBeInTheDocument();
});

it.each(['see', 'edit'] as const)('is read-only for a Viewer who may %s', async (may) => {
  api.on('getIntegration', withGuards({}, { may }));
  renderApp(page, { role: 'Viewer' });
  expect(await field(/^Networks/)).toHaveAttribute('readonly');
});

it('keeps the input when saving fails', async () => {
  api.fail('updateIntegration', 'no_secret_key', 'The sidecar has no key.');
  const { user } = renderApp(page);
  await user.type(await field(/^Networks/), '192.0.2.1');
  await user.click(save());
  expect(await screen.findByText('The sidecar has no key.')).toBeInTheDocument();
  expect(await field(/^Networks/)).toHaveValue('192.0.2.1');
});

test('a secret that is replaced may count for a while, and it is told who still uses the former one', async () => {
  const secrets: Integration['secrets'] = [{ name: 'signature', setAt: '2026-11-23T11:59:00.000Z', readable: true }];
  const former = {
    name: 'signature',
    hint: null,
    replacedAt: '2026-11-23T10:00:00.000Z',
    endsAt: '2026-11-24T10:00:00.000Z',
    uses: 3,
    lastUsedAt: '2026-11-23T10:30:00.000Z',
    successorUsedAt: null,
  } as const;
  const present = withGuards({ signature: { scheme: 'sentry' } }, { secrets, formerSecrets: [former] });
  api.on('getIntegration', present);
  api.on('updateIntegration', present);
  const { user } = renderApp(page);
  expect(await screen.findByText('What is signed with the former secret is still taken')).toBeVisible();
  expect(screen.getByText(/Requests that came with it: 3; the last one:/)).toBeVisible();
  expect(screen.queryByText('How long the former one still counts')).not.toBeInTheDocument();
  await user.type(await secret(), 'another secret');
  expect(screen.getByText(/One that was replaced before still counts; it ends with this one/)).toBeVisible();
  await user.click(screen.getByRole('radio', { name: '7 days' }));
  await user.click(screen.getByRole('button', { name: 'Save guards' }));
  await waitFor(() =>
    expect(api.calls('updateIntegration')).toMatchObject([
      { body: { secrets: { signature: 'another secret' }, secretGraceSeconds: 604_800 } },
    ])
  );
});
