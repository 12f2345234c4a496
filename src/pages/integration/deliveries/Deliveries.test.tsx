import { screen, waitFor, within } from '@testing-library/react';
import { api, serveApi } from '../../../../test-support/pages/api';
import { aDelivery, anIntegration, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const page = 'integrations/backups/deliveries';

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('getIntegration', anIntegration());
});

it('shows the outcome of each, and links to its alert group', async () => {
  api.on('listDeliveries', aPage([aDelivery()]));
  renderApp(page, { role: 'Editor' });
  const row = within(await screen.findByRole('row', { name: /Accepted/ }));
  expect(row.getByText('192.0.2.7')).toBeInTheDocument();
  expect(row.getByText('700 B')).toBeInTheDocument();
  expect(row.getByRole('link', { name: 'Show' })).toHaveAttribute('href', '/a/bellhook-alerts-app/alert-groups/12');
  expect(row.getByRole('button', { name: 'Replay' })).toHaveAttribute('aria-disabled', 'true');
});

it.each([
  ['accepted', 'Accepted'],
  ['nothing_to_resolve', 'Nothing to resolve'],
  ['duplicate', 'Duplicate'],
  ['limited', 'Refused by the quota'],
  ['invalid_json', 'Rejected: invalid_json'],
])('has a text for the outcome %s', async (outcome, text) => {
  api.on('listDeliveries', aPage([aDelivery({ outcome, alertId: null, alertGroupId: null })]));
  renderApp(page);
  expect(await screen.findByText(text)).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Show' })).not.toBeInTheDocument();
});

it('shows why one was rejected, and its body as text', async () => {
  const body = '<img src=x onerror=alert(1)> {"title":';
  api.on(
    'listDeliveries',
    aPage([
      aDelivery({ outcome: 'invalid_json', detail: 'line 1, column 40: the text ends', body, alertGroupId: null }),
    ])
  );
  const { user, container } = renderApp(page);
  expect(await screen.findByText('line 1, column 40: the text ends')).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /expand/i }));
  expect(await screen.findByRole('group', { name: 'Beginning of the body' })).toHaveTextContent(body);
  expect(container.querySelector('img')).toBeNull();
});

it('shows the remarks about an accepted one', async () => {
  api.on('listDeliveries', aPage([aDelivery({ detail: 'Its JSON was mended.' })]));
  renderApp(page);
  const row = within(await screen.findByRole('row', { name: /Accepted/ }));
  expect(row.getByText('Its JSON was mended.')).toBeInTheDocument();
  expect(row.getByRole('link', { name: 'Show' })).toBeInTheDocument();
});

it('says what Bellhook itself has sent for a heartbeat', async () => {
  api.on('listDeliveries', aPage([aDelivery({ address: 'heartbeat' })]));
  renderApp('integrations/backups/deliveries');
  expect(await screen.findByText('Heartbeat')).toBeInTheDocument();
});

it('shows older ones on request', async () => {
  api.on('listDeliveries', ({ query }) =>
    query.get('cursor') === 'older'
      ? aPage([aDelivery({ id: '1', address: '192.0.2.1' })])
      : aPage([aDelivery()], 'older')
  );
  const { user } = renderApp(page);
  await user.click(await screen.findByRole('button', { name: 'Show older deliveries' }));
  expect(await screen.findByText('192.0.2.1')).toBeInTheDocument();
  expect(screen.getByText('192.0.2.7')).toBeInTheDocument();
});

it('says that there are none', async () => {
  api.on('listDeliveries', aPage([]));
  renderApp(page);
  expect(await screen.findByText('No deliveries')).toBeInTheDocument();
});

it('is not for Viewers', async () => {
  api.fail('listDeliveries', 'forbidden');
  renderApp(page, { role: 'Viewer' });
  expect(await screen.findByText('You have no permission to see this')).toBeInTheDocument();
});

describe('replaying', () => {
  beforeEach(() => api.on('listDeliveries', aPage([aDelivery({ outcome: 'invalid_json' })])));

  async function replay() {
    const rendered = renderApp(page);
    await rendered.user.click(await screen.findByRole('button', { name: 'Replay' }));
    const dialog = within(await screen.findByRole('dialog'));
    return { ...rendered, dialog };
  }

  it.each([
    ['accepted', 'Delivery replayed: the alert was accepted'],
    ['nothing_to_resolve', 'Delivery replayed: there was nothing to resolve'],
  ] as const)('asks first, and shows the outcome %s', async (status, expected) => {
    api.on('replayDelivery', { status, alertId: '9', alertGroupId: '9', alerts: 1 });
    const { user, dialog, toasts } = await replay();
    api.on('listDeliveries', aPage([aDelivery({ id: '8' }), aDelivery({ outcome: 'invalid_json' })]));
    await user.click(dialog.getByRole('button', { name: 'Replay' }));
    await waitFor(() => expect(toasts).toEqual([expected]));
    expect(api.lastCall('replayDelivery')?.params).toEqual({ uid: 'backups', id: '7' });
    expect(await screen.findByText('Accepted')).toBeInTheDocument();
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('is not offered where it would fail', async () => {
    api.on('listDeliveries', aPage([aDelivery({ replayable: false })]));
    const { user } = renderApp('integrations/backups/deliveries');
    const button = await screen.findByRole('button', { name: 'Replay' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.hover(button);
    expect(await screen.findByText('The delivered body is not stored, or cannot be read')).toBeInTheDocument();
  });

  it('can be cancelled', async () => {
    const { user, dialog } = await replay();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(api.calls('replayDelivery')).toEqual([]);
  });

  it('says why it failed', async () => {
    api.fail('replayDelivery', 'not_replayable', 'What was delivered is not kept any more.');
    const { user, dialog, toasts } = await replay();
    await user.click(dialog.getByRole('button', { name: 'Replay' }));
    await waitFor(() =>
      expect(toasts).toEqual(['The delivery was not replayed,What was delivered is not kept any more.'])
    );
  });
});
