import { LiveChannelConnectionState, type LiveChannelEvent, LiveChannelEventType } from '@grafana/data';
import { act, screen } from '@testing-library/react';
import { Subject } from 'rxjs';
import { api, held, serveApi } from '../../../test-support/pages/api';
import { aGroupList, anAlertGroup, aPage } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

const before = aGroupList([anAlertGroup({ title: 'An old one' })]);
const after = aGroupList([anAlertGroup({ title: 'A new one' })]);

beforeEach(() => {
  pollByHand();
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', before);
});

afterEach(() => {
  hide(false);
  jest.useRealTimers();
});

it('shows a new group at once when Grafana Live announces it', async () => {
  const live = new Subject<LiveChannelEvent>();
  renderApp('alert-groups', { live });
  await screen.findByText('An old one');
  emit(live, connected);
  api.on('listAlertGroups', after);
  emit(live, message);
  expect(await screen.findByText('A new one')).toBeInTheDocument();
});

it('reloads when Live connects, because it may have missed a change', async () => {
  const live = new Subject<LiveChannelEvent>();
  renderApp('alert-groups', { live });
  await screen.findByText('An old one');
  api.on('listAlertGroups', after);
  emit(live, connected);
  expect(await screen.findByText('A new one')).toBeInTheDocument();
});

it('polls every five seconds without Live', async () => {
  renderApp('alert-groups');
  await screen.findByText('An old one');
  api.on('listAlertGroups', after);
  pass(5_000);
  expect(await screen.findByText('A new one')).toBeInTheDocument();
});

it('polls rarely while Live is connected, and often again once it is lost', async () => {
  const live = new Subject<LiveChannelEvent>();
  api.on('listAlertGroups', () =>
    aGroupList([anAlertGroup({ title: `Reply ${api.calls('listAlertGroups').length}` })])
  );
  renderApp('alert-groups', { live });
  await screen.findByText('Reply 1');
  emit(live, connected);
  await screen.findByText('Reply 2');

  pass(55_000);
  expect(await screen.findByText('Reply 2')).toBeInTheDocument();
  pass(5_000);
  expect(await screen.findByText('Reply 3')).toBeInTheDocument();

  emit(live, disconnected);
  pass(5_000);
  expect(await screen.findByText('Reply 4')).toBeInTheDocument();
  expect(api.calls('listAlertGroups')).toHaveLength(4);
});

it('does not poll while the tab is hidden, and reloads as soon as it is shown', async () => {
  renderApp('alert-groups');
  await screen.findByText('An old one');
  hide(true);
  pass(60_000);
  expect(api.calls('listAlertGroups')).toHaveLength(1);
  api.on('listAlertGroups', after);
  hide(false);
  expect(await screen.findByText('A new one')).toBeInTheDocument();
});

it('answers many messages during one slow call with one more call', async () => {
  const live = new Subject<LiveChannelEvent>();
  const slow = held(aGroupList([anAlertGroup({ title: 'Slow' })]));
  renderApp('alert-groups', { live });
  await screen.findByText('An old one');
  api.on('listAlertGroups', slow.answer);
  emit(live, message);
  emit(live, message);
  emit(live, message);
  slow.release();
  await screen.findByText('Slow');
  api.on('listAlertGroups', after);
  emit(live, message);
  expect(await screen.findByText('A new one')).toBeInTheDocument();
  expect(api.calls('listAlertGroups').length).toBeLessThanOrEqual(4);
});

it('keeps its data while the sidecar is away, and recovers by itself', async () => {
  const live = new Subject<LiveChannelEvent>();
  api.on('listAlertGroups', after);
  renderApp('alert-groups', { live });
  emit(live, connected);
  await screen.findByText('A new one');
  api.down('listAlertGroups');
  emit(live, message);
  expect(await screen.findByText('This may be out of date: Bellhook does not answer')).toBeInTheDocument();
  expect(screen.getByText('A new one')).toBeInTheDocument();
  api.on('listAlertGroups', aGroupList([anAlertGroup({ title: 'After the restart' })]));
  pass(5_000);
  expect(await screen.findByText('After the restart')).toBeInTheDocument();
  expect(screen.queryByText('This may be out of date: Bellhook does not answer')).not.toBeInTheDocument();
});

it('drops data that the user may no longer see', async () => {
  api.on('listAlertGroups', after);
  renderApp('alert-groups');
  await screen.findByText('A new one');
  api.fail('listAlertGroups', 'forbidden');
  pass(5_000);
  expect(await screen.findByText('You have no permission to see this')).toBeInTheDocument();
  expect(screen.queryByText('A new one')).not.toBeInTheDocument();
});

const message: LiveChannelEvent = {
  type: LiveChannelEventType.Message,
  message: { changedAt: '2026-11-23T10:00:00.000Z' },
};
const connected = status(LiveChannelConnectionState.Connected);
const disconnected = status(LiveChannelConnectionState.Disconnected);

function status(state: LiveChannelConnectionState): LiveChannelEvent {
  return { type: LiveChannelEventType.Status, id: 'plugin/bellhook-alerts-app/changes', timestamp: 0, state };
}

function emit(live: Subject<LiveChannelEvent>, event: LiveChannelEvent) {
  act(() => live.next(event));
}

/** Tests advance the polling intervals by hand. Everything else, including the network, uses the real clock. */
function pollByHand() {
  jest.useFakeTimers({
    doNotFake: [
      'Date',
      'cancelAnimationFrame',
      'cancelIdleCallback',
      'clearImmediate',
      'clearTimeout',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'requestAnimationFrame',
      'requestIdleCallback',
      'setImmediate',
      'setTimeout',
    ],
  });
}

function pass(ms: number) {
  act(() => jest.advanceTimersByTime(ms));
}

function hide(hidden: boolean) {
  Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
  Object.defineProperty(document, 'visibilityState', { configurable: true, value: hidden ? 'hidden' : 'visible' });
  act(() => {
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  });
}
