import { LiveChannelConnectionState, type LiveChannelEvent, LiveChannelEventType } from '@grafana/data';
import { act, screen, waitFor, within } from '@testing-library/react';
import { Subject } from 'rxjs';
import type { DeliveryDetails } from '../../../../pkg/contract/types.ts';
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
  expect(row.getByRole('link', { name: '#12' })).toHaveAttribute('href', '/a/bellhook-alerts-app/alert-groups/12');
  expect(row.getByText('The whole system is down')).toBeInTheDocument();
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
  expect(screen.queryByRole('link', { name: /^#/ })).not.toBeInTheDocument();
});

it('shows the remarks about an accepted one', async () => {
  api.on('listDeliveries', aPage([aDelivery({ detail: 'Its JSON was mended.' })]));
  renderApp(page);
  const row = within(await screen.findByRole('row', { name: /Accepted/ }));
  expect(row.getByText('Its JSON was mended.')).toBeInTheDocument();
  expect(row.getByRole('link', { name: '#12' })).toBeInTheDocument();
});

it('says what Bellhook itself has sent for a heartbeat', async () => {
  api.on('listDeliveries', aPage([aDelivery({ address: 'heartbeat' })]));
  renderApp('integrations/backups/deliveries');
  expect(await screen.findByText('Heartbeat')).toBeInTheDocument();
});

describe('the list', () => {
  it('asks for what the address says, and says what it asks for', async () => {
    api.on('listDeliveries', aPage([aDelivery()]));
    const { user, router } = renderApp(`${page}?outcome=rejected&from=2026-11-23T10:00:00Z&q=disk&theme=light`);
    await screen.findByRole('row', { name: /Accepted/ });
    expect(Object.fromEntries(api.lastCall('listDeliveries')?.query ?? [])).toEqual({
      outcome: 'rejected',
      from: '2026-11-23T10:00:00.000Z',
      q: 'disk',
      bodies: 'false',
    });
    expect(screen.getByRole('combobox', { name: 'Outcome' })).toHaveValue('Rejected, for any reason');
    expect(screen.getByRole('textbox', { name: /^Search sender/ })).toHaveValue('disk');
    await user.click(screen.getByRole('button', { name: 'Clear filters' }));
    await waitFor(() => expect(router.state.location.search).toBe('?theme=light'));
    await waitFor(() => expect(String(api.lastCall('listDeliveries')?.query)).toBe('bodies=false'));
  });

  it('goes to the first page of what somebody looks for', async () => {
    api.on('listDeliveries', aPage([aDelivery()]));
    const { user, router } = renderApp(`${page}?cursor=older`);
    await user.click(await screen.findByRole('combobox', { name: 'Outcome' }));
    await user.click(await screen.findByRole('option', { name: 'Rejected: wrong_type' }));
    expect(router.state.location.search).toBe('?outcome=wrong_type');
    await user.type(screen.getByRole('textbox', { name: /^Search sender/ }), 'a b');
    expect(new URLSearchParams(router.state.location.search).get('q')).toBe('a b');
  });

  it('is turned both ways', async () => {
    const newest = { ...aPage([aDelivery()], 'older'), previousCursor: null };
    const older = { ...aPage([aDelivery({ id: '1', address: '192.0.2.1' })]), previousCursor: 'newer' };
    api.on('listDeliveries', ({ query }) => (query.get('cursor') === 'older' ? older : newest));
    const { user, router } = renderApp(page);
    await user.click(await screen.findByRole('button', { name: 'Older' }));
    expect(await screen.findByText('192.0.2.1')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Older' })).toBeDisabled();
    await user.click(screen.getByRole('button', { name: 'Newer' }));
    expect(await screen.findByText('192.0.2.7')).toBeInTheDocument();
    expect(router.state.location.search).toBe('?cursor=newer');
  });

  it('shows what comes within a second, and holds it back while somebody works', async () => {
    api.on('listDeliveries', aPage([aDelivery()]));
    // Others ask once a minute while Live is connected.
    const live = new Subject<LiveChannelEvent>();
    const { user } = renderApp(page, { live });
    await screen.findByText('192.0.2.7');
    act(() =>
      live.next({
        type: LiveChannelEventType.Status,
        id: 'plugin/bellhook-alerts-app/changes',
        timestamp: 0,
        state: LiveChannelConnectionState.Connected,
      })
    );
    const second = aDelivery({ id: '8', address: '192.0.2.8' });
    api.on('listDeliveries', aPage([second, aDelivery()]));
    expect(await screen.findByText('192.0.2.8')).toBeInTheDocument();
    await user.hover(screen.getByText('192.0.2.8'));
    api.on('listDeliveries', aPage([aDelivery({ id: '9', address: '192.0.2.9' }), second, aDelivery()]));
    await user.click(await screen.findByRole('button', { name: '1 new, show' }));
    expect(screen.getByText('192.0.2.9')).toBeInTheDocument();
  });

  it('says that there is none like this', async () => {
    api.on('listDeliveries', aPage([]));
    renderApp(`${page}?q=nothing`);
    expect(await screen.findByText('No delivery is like this')).toBeInTheDocument();
  });
});

describe('one that is opened', () => {
  const details = (change: Partial<DeliveryDetails> = {}): DeliveryDetails => ({
    ...aDelivery(),
    request: {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'user-agent': '<b>probe</b>' },
      secretHeaders: ['authorization'],
    },
    payload: null,
    ...change,
  });
  const rejected = { alertId: null, alertGroupId: null, alertGroupNumber: null, title: null };

  async function open(delivery: DeliveryDetails) {
    api.on('listDeliveries', aPage([delivery]));
    api.on('getDelivery', delivery);
    api.fail('explainAlert', 'not_found', 'gone');
    const rendered = renderApp(page);
    await rendered.user.click(await screen.findByRole('button', { name: /^Open delivery 7/ }));
    const drawer = within(await screen.findByRole('dialog', { name: /Delivery 7/ }));
    await drawer.findByRole('heading', { name: 'Request' });
    return { ...rendered, drawer };
  }

  it('has an address of its own, and says why it was rejected and what to do', async () => {
    const body = '<img src=x onerror=alert(1)> {"title":';
    const outcome = { ...rejected, outcome: 'wrong_type', detail: 'line 1, column 40: the text ends', body };
    const { drawer, router, user } = await open(details(outcome));
    expect(router.state.location.search).toBe('?delivery=7');
    expect(drawer.getByText(/belongs to an integration of another type/)).toBeInTheDocument();
    expect(drawer.getByText('line 1, column 40: the text ends')).toBeInTheDocument();
    expect(drawer.getByRole('link', { name: 'Copy the webhook URL' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/integrations/backups'
    );
    expect(drawer.getByRole('group', { name: 'Beginning of the body' })).toHaveTextContent(body);
    expect(document.querySelector('img[src=x]')).toBeNull();
    await user.click(drawer.getByRole('button', { name: /close/i }));
    await waitFor(() => expect(router.state.location.search).toBe(''));
  });

  it('says how it was sent, without secrets', async () => {
    const { drawer } = await open(details());
    for (const text of ['POST', 'text/plain', '<b>probe</b>', '•••• (present)', '3 ms until it was understood']) {
      expect(drawer.getByText(text)).toBeInTheDocument();
    }
  });

  it('says what it became, with the payload and what the templates make of it', async () => {
    const { drawer } = await open(details({ payload: '{"monitor":{"id":3}}' }));
    expect(drawer.getByRole('link', { name: '#12' })).toBeInTheDocument();
    expect(await drawer.findByRole('treeitem', { name: /monitor/ })).toBeInTheDocument();
    expect(await drawer.findByRole('heading', { name: 'What the templates make of it' })).toBeInTheDocument();
    await waitFor(() => expect(api.lastCall('explainAlert')?.params).toEqual({ id: '12', alertId: '1' }));
  });

  it('names the groups of one that was split', async () => {
    const alertGroups = [
      { id: '12', number: 12 },
      { id: '13', number: 13 },
    ];
    const { drawer } = await open(details({ split: { alerts: 3, kept: 2, alertGroups } }));
    expect(drawer.getByText(/split into 3 alerts, of which 2 are kept/)).toBeInTheDocument();
    expect(drawer.getByRole('link', { name: '#13' })).toBeInTheDocument();
    expect(screen.getByText(/and 1 more/)).toBeInTheDocument();
  });

  it.each([
    ['duplicate', {}, /had come before/],
    ['nothing_to_resolve', rejected, /no alert group with its key was open/],
    ['accepted', { alertGroupId: null }, /not kept any more/],
  ])('explains the outcome %s', async (outcome, change, text) => {
    const { drawer } = await open(details({ outcome, ...change }));
    expect(drawer.getByText(text)).toBeInTheDocument();
  });

  it('is opened by its address alone, also where it is not on the page', async () => {
    api.on('listDeliveries', aPage([]));
    api.on('getDelivery', details({ id: '3', ...rejected, outcome: 'invalid_json', request: null, tookMs: null }));
    renderApp(`${page}?delivery=3`);
    const drawer = within(await screen.findByRole('dialog', { name: /Delivery 3/ }));
    expect(await drawer.findByText('The body is not JSON.')).toBeInTheDocument();
    expect(drawer.queryByText('Method')).not.toBeInTheDocument();
  });
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
  const rejected = { outcome: 'unfinished', alertId: null, alertGroupId: null, alertGroupNumber: null, title: null };
  const two = [aDelivery({ id: '8', ...rejected }), aDelivery({ id: '7', ...rejected })];
  const kept = aDelivery({ id: '6', replayable: false });
  const item = { receivedAt: '2026-11-23T10:05:00.000Z', detail: null, alertGroup: null };
  const foreseen = [
    { ...item, id: '7', outcome: 'opened', title: 'Disk full' },
    { ...item, id: '8', outcome: 'invalid_json', detail: 'the text ends', title: null },
  ];

  beforeEach(() => {
    api.on('listDeliveries', aPage([...two, kept]));
    api.on('replayDeliveries', { items: foreseen, hasMore: false });
    api.on('getReplay', { done: 0, total: 2, state: 'running' });
  });

  async function select() {
    const rendered = renderApp(page);
    await rendered.user.click(await screen.findByRole('checkbox', { name: 'Select all deliveries of this page' }));
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    await rendered.user.click(screen.getByRole('button', { name: 'Replay selected' }));
    const dialog = within(await screen.findByRole('dialog'));
    await dialog.findByRole('row', { name: /Opens a group/ });
    return { ...rendered, dialog };
  }

  it('shows what would become of each, then what has, and asks in between', async () => {
    const { user, dialog } = await select();
    expect(api.lastCall('replayDeliveries')?.body).toMatchObject({ ids: ['8', '7'], dryRun: true });
    expect(dialog.getByRole('row', { name: /Disk full/ })).toHaveTextContent('Opens a group');
    expect(dialog.getByRole('row', { name: /Rejected: invalid_json/ })).toHaveTextContent('the text ends');
    api.on('replayDeliveries', {
      items: [
        { ...item, id: '7', outcome: 'accepted', title: 'Disk full', alertGroup: { id: '30', number: 3 } },
        { ...item, id: '8', outcome: 'invalid_json', detail: null, title: null },
      ],
      hasMore: false,
    });
    await user.click(dialog.getByRole('button', { name: 'Replay 1' }));
    expect(await dialog.findByText('1 of 2 were taken.')).toBeInTheDocument();
    expect(dialog.getByRole('link', { name: '#3' })).toHaveAttribute('href', '/a/bellhook-alerts-app/alert-groups/30');
    expect(api.lastCall('replayDeliveries')?.body).toEqual({ ids: ['7', '8'], operation: expect.any(String) });
    await user.click(dialog.getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(screen.queryByText('2 selected')).not.toBeInTheDocument());
  });

  it('shows how far it is', async () => {
    const { user, dialog } = await select();
    api.on('getReplay', { done: 1, total: 2, state: 'running' });
    api.on('replayDeliveries', () => new Promise<never>(() => {}));
    await user.click(dialog.getByRole('button', { name: 'Replay 1' }));
    expect(await dialog.findByText('1 deliveries done')).toBeInTheDocument();
    const { operation } = api.lastCall('replayDeliveries')?.body as { operation: string };
    expect(api.lastCall('getReplay')?.params).toEqual({ uid: 'backups', operation });
    expect(dialog.getByRole('button', { name: 'Replay 1' })).toBeDisabled();
  });

  it('keeps the selection where somebody thinks better of it', async () => {
    const { user, dialog } = await select();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(screen.getByText('2 selected')).toBeInTheDocument();
    expect(api.calls('replayDeliveries')).toHaveLength(1);
  });

  it('takes all that are found, as many as are taken at once', async () => {
    api.on('replayDeliveries', { items: foreseen, hasMore: true });
    const { user } = renderApp(`${page}?outcome=rejected&q=disk&cursor=older`);
    await user.click(await screen.findByRole('button', { name: 'Replay all that are found' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText('Only the newest 2 are taken at once')).toBeInTheDocument();
    expect(api.lastCall('replayDeliveries')?.body).toMatchObject({ matching: { outcome: 'rejected', q: 'disk' } });
  });

  it('is offered for one, too', async () => {
    const { user } = renderApp(page);
    await user.click((await screen.findAllByRole('button', { name: 'Replay' }))[0] as HTMLElement);
    await within(await screen.findByRole('dialog')).findByRole('row', { name: /Opens a group/ });
    expect(api.lastCall('replayDeliveries')?.body).toMatchObject({ ids: ['8'] });
  });

  it('is not offered where it would fail', async () => {
    api.on('listDeliveries', aPage([kept]));
    const { user } = renderApp(page);
    const button = await screen.findByRole('button', { name: 'Replay' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('checkbox', { name: 'Select delivery 6' })).toBeDisabled();
    await user.hover(button);
    expect(await screen.findByText('The delivered body is not stored, or cannot be read')).toBeInTheDocument();
  });

  it('is for Admins', async () => {
    renderApp(`${page}?outcome=rejected`, { role: 'Editor' });
    const all = await screen.findByRole('button', { name: 'Replay all that are found' });
    expect(all).toHaveAttribute('aria-disabled', 'true');
  });

  it('says why it failed', async () => {
    const { user, dialog, toasts } = await select();
    api.fail('replayDeliveries', 'busy', 'Try again soon.');
    await user.click(dialog.getByRole('button', { name: 'Replay 1' }));
    await waitFor(() => expect(toasts).toEqual(['The deliveries were not replayed,Try again soon.']));
  });
});
