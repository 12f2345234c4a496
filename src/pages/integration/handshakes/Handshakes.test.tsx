import { screen, waitFor, within } from '@testing-library/react';
import type { Handshake } from '../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { aHealth, anIntegration, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const topic = 'arn:aws:sns:eu-west-1:123456789012:<b>alarms';
const aHandshake = (change: Partial<Handshake> = {}): Handshake => ({
  id: '7',
  kind: 'subscription',
  topic,
  account: '123456789012',
  region: 'eu-west-1',
  receivedAt: new Date(Date.now() - 60_000).toISOString(),
  expiresAt: new Date(Date.now() + 60_000).toISOString(),
  verified: false,
  state: 'pending',
  detail: null,
  decidedBy: null,
  decidedAt: null,
  ...change,
});
const decided = {
  decidedBy: { kind: 'user', login: 'ada', name: 'Ada' },
  decidedAt: new Date().toISOString(),
} as const;

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('getIntegration', anIntegration({ type: 'amazon_sns', asksFirst: true }));
  api.on('getIntegrationHealth', aHealth());
  api.on('listDeliveries', aPage([]));
});

const open = (items: Handshake[], role: 'Admin' | 'Editor' = 'Admin') => {
  api.on('listHandshakes', { items });
  return renderApp('integrations/backups', { role });
};

it('shows what a topic asks, and confirms it on a click', async () => {
  const { user } = open([aHandshake()]);
  api.on('confirmHandshake', aHandshake({ state: 'confirmed', ...decided }));
  expect(
    await screen.findByText('Topic <b>alarms in account 123456789012 (eu-west-1) asks to deliver here')
  ).toBeInTheDocument();
  expect(screen.getByText(topic)).toBeInTheDocument();
  expect(api.calls('confirmHandshake')).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Confirm' }));
  await waitFor(() => expect(api.calls('confirmHandshake')).toHaveLength(1));
});

it('dismisses it', async () => {
  const { user } = open([aHandshake()]);
  api.on('dismissHandshake', aHandshake({ state: 'dismissed', ...decided }));
  await user.click(await screen.findByRole('button', { name: 'Dismiss' }));
  await waitFor(() => expect(api.calls('dismissHandshake')).toHaveLength(1));
});

it.each<[Partial<Handshake>, string]>([
  [{ verified: true }, 'Amazon SNS has signed it.'],
  [{ state: 'refused', detail: 'Status 400: InvalidParameter', ...decided }, 'Status 400: InvalidParameter'],
  [{ state: 'unreachable', detail: 'It did not answer.', ...decided }, 'Amazon SNS could not be asked.'],
  [{ kind: 'unsubscription' }, 'Subscribe again'],
  [{ state: 'confirmed', detail: 'arn', ...decided }, 'was confirmed by Ada'],
  [{ state: 'dismissed', ...decided }, 'was dismissed by Ada'],
  [{ state: 'forged', detail: 'It is not signed by Amazon SNS.', ...decided }, 'It is not signed by Amazon SNS.'],
])('says what has come of %j', async (change, text) => {
  open([aHandshake(change)]);
  expect(await screen.findByText(text, { exact: false })).toBeInTheDocument();
});

it('cannot be confirmed once it is too old, and says what to do', async () => {
  open([aHandshake({ expiresAt: new Date(Date.now() - 1000).toISOString() })]);
  const status = within(await screen.findByRole('status', { name: /asks to deliver here/ }));
  expect(status.getByText(/request the confirmation again/)).toBeInTheDocument();
  expect(status.getByRole('button', { name: 'Confirm' })).toHaveAttribute('aria-disabled', 'true');
});

it('is for Admins only, and for types that ask', async () => {
  open([aHandshake()], 'Editor');
  await screen.findByText('Show its alert groups');
  expect(api.calls('listHandshakes')).toHaveLength(0);
});
