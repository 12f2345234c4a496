import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { actions, allowedActions, states } from '../../../../pkg/contract/alert-groups/states.ts';
import type { RouteInput } from '../../../../pkg/contract/types.ts';
import { api, held, serveApi } from '../../../../test-support/pages/api';
import { anAlertGroup, anEvent, anOutcome, aPage, aRefusal } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const silences = [
  ['30 minutes', { minutes: 30 }],
  ['1 hour', { minutes: 60 }],
  ['2 hours', { minutes: 120 }],
  ['6 hours', { minutes: 360 }],
  ['12 hours', { minutes: 720 }],
  ['24 hours', { minutes: 1440 }],
  ['Forever', { forever: true }],
] as const;

const names = {
  acknowledge: 'Acknowledge #12',
  unacknowledge: 'Unacknowledge #12',
  resolve: 'Resolve #12',
  unresolve: 'Unresolve #12',
  silence: /^(Silence|Change silence) #12$/,
  unsilence: 'Unsilence #12',
};

beforeEach(() => {
  api.on('getAlertGroup', anAlertGroup());
  api.on('listAlerts', aPage([]));
  api.on('listEvents', aPage([]));
});

it.each(states)('offers what the state %s allows, and nothing else', async (state) => {
  api.on('getAlertGroup', anAlertGroup({ state }));
  renderApp('alert-groups/12', { role: 'Editor' });
  const offered = within(await screen.findByRole('group', { name: 'Actions on alert group #12' }));
  for (const action of actions) {
    const button = offered.queryByRole('button', { name: names[action] });
    expect([action, button !== null]).toEqual([action, allowedActions[state].includes(action)]);
  }
});

it('shows at once what an action comes to, and what was done', async () => {
  const after = anAlertGroup({ state: 'acknowledged' });
  const slow = held(anOutcome());
  api.on('actOnAlertGroups', slow.answer);
  const { user, toasts } = renderApp('alert-groups/12', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Acknowledge #12' }));
  expect(await screen.findByRole('button', { name: 'Unacknowledge #12' })).toBeInTheDocument();
  api.on('getAlertGroup', after);
  slow.release();
  expect(await screen.findByText('#12 acknowledged')).toBeInTheDocument();
  expect(acted()).toEqual({
    operation: expect.any(String),
    groups: { ids: ['12'] },
    action: { action: 'acknowledge' },
  });
  expect(toasts).toEqual([]);
});

describe('resolve', () => {
  const resolved = anAlertGroup({ state: 'resolved' });

  it.each([
    [
      'several alerts',
      { instances: { firing: 2, total: 5 } },
      '2 of its 5 alerts still fire, as far as its source has said.',
    ],
    ['one alert', { instances: null }, 'Its source has reported no recovery.'],
  ])('warns that the source still reports %s as firing, and takes a reason', async (_, change, warning) => {
    api.on('getAlertGroup', anAlertGroup(change));
    api.on('actOnAlertGroups', anOutcome());
    const { user } = renderApp('alert-groups/12', { role: 'Editor' });
    await user.click(await screen.findByRole('button', { name: 'Resolve #12' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Resolve alert group #12' }));
    expect(dialog.getByText(warning)).toBeInTheDocument();
    expect(dialog.getByLabelText('Reason (optional)')).toHaveFocus();
    api.on('getAlertGroup', resolved);
    await user.keyboard('  The disk was replaced {Enter}');
    await waitFor(() => expect(acted()?.action).toEqual({ action: 'resolve', reason: 'The disk was replaced' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Unresolve #12' })).toBeInTheDocument();
  });

  it('warns of nothing where no alert fires, and needs no reason', async () => {
    api.on('getAlertGroup', anAlertGroup({ instances: { firing: 0, total: 3 } }));
    api.on('actOnAlertGroups', anOutcome());
    const { user } = renderApp('alert-groups/12', { role: 'Editor' });
    await user.click(await screen.findByRole('button', { name: 'Resolve #12' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.queryByText(/opens a new alert group/)).not.toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Resolve' }));
    await waitFor(() => expect(acted()?.action).toEqual({ action: 'resolve' }));
  });

  it('does not say that there was no recovery where somebody has opened the group again after one', async () => {
    const lastAlertAt = '2026-11-23T10:05:00.000Z';
    api.on('getAlertGroup', anAlertGroup({ instances: null, lastAlertAt }));
    api.on(
      'listEvents',
      aPage([
        anEvent({ id: '3', type: 'unresolved', at: '2026-11-23T10:09:00.000Z', actor: { kind: 'anonymous' } }),
        anEvent({ id: '2', type: 'resolved', at: lastAlertAt }),
        anEvent(),
      ])
    );
    const { user } = renderApp('alert-groups/12', { role: 'Editor' });
    await user.click(await screen.findByRole('button', { name: 'Resolve #12' }));
    const dialog = within(await screen.findByRole('dialog'));
    await waitFor(() => expect(dialog.queryByText(/reported no recovery/)).not.toBeInTheDocument());
  });

  it('does nothing when it is called off, and gives the focus back', async () => {
    const { user } = renderApp('alert-groups/12', { role: 'Editor' });
    const button = await screen.findByRole('button', { name: 'Resolve #12' });
    await user.click(button);
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await waitFor(() => expect(button).toHaveFocus());
    expect(api.calls('actOnAlertGroups')).toEqual([]);
  });
});

it('is not undone by a second Enter that follows the one that submitted its dialog', async () => {
  api.on('getAlertGroup', anAlertGroup({ instances: { firing: 0, total: 3 } }));
  api.on('actOnAlertGroups', anOutcome());
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  const resolve = await screen.findByRole('button', { name: 'Resolve #12' });
  const before = performance.now();
  const at = jest.spyOn(Event.prototype, 'timeStamp', 'get').mockReturnValue(before - 10_000);
  await user.click(resolve);
  await screen.findByRole('dialog');
  api.on('getAlertGroup', anAlertGroup({ state: 'resolved' }));
  await user.keyboard('{Enter}');
  expect(await screen.findByText('#12 resolved')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Unresolve #12' })).toHaveFocus());
  at.mockReturnValue(before);
  await user.keyboard('{Enter}');
  expect(api.calls('actOnAlertGroups')).toHaveLength(1);
  at.mockReturnValue(performance.now() + 10_000);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(acted()?.action).toEqual({ action: 'unresolve' }));
  at.mockRestore();
});

it('gives the focus back to the button of the menu that led to its dialog', async () => {
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: 'Silence #12' });
  await user.click(button);
  await user.click(await screen.findByRole('menuitem', { name: 'Other, with a reason…' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(button).toHaveFocus());
});

it('silences for a time of one’s own, with a reason', async () => {
  api.on('actOnAlertGroups', anOutcome());
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Silence #12' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Other, with a reason…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Silence alert group #12' }));
  const length = dialog.getByRole('spinbutton', { name: 'Length' });
  await waitFor(() => expect(length).toHaveFocus());
  await user.clear(length);
  expect(dialog.getByRole('button', { name: 'Silence' })).toBeDisabled();
  await user.type(length, '3');
  await user.type(dialog.getByLabelText('Reason (optional)'), 'Maintenance{Enter}');
  await waitFor(() => expect(acted()?.action).toEqual({ action: 'silence', minutes: 180, reason: 'Maintenance' }));
});

describe('assign', () => {
  const mine = anAlertGroup({ assignedTo: { kind: 'user', login: 'ann', name: 'Ann' } });

  it('gives the group to oneself at once, and takes it back', async () => {
    api.on('actOnAlertGroups', anOutcome());
    const { user } = renderApp('alert-groups/12', { role: 'Editor' });
    await user.click(await screen.findByRole('button', { name: 'Assign #12' }));
    expect(screen.queryByRole('menuitem', { name: 'To nobody' })).not.toBeInTheDocument();
    api.on('getAlertGroup', mine);
    await user.click(await screen.findByRole('menuitem', { name: 'To me' }));
    await waitFor(() => expect(acted()?.action).toEqual({ action: 'assign', assignee: 'me' }));
    await screen.findByText('#12 assigned');
    await user.click(screen.getByRole('button', { name: 'Assign #12' }));
    await user.click(await screen.findByRole('menuitem', { name: 'To nobody' }));
    await waitFor(() => expect(acted()?.action).toEqual({ action: 'assign', assignee: null }));
  });
});

it.each(silences)('silences for %s', async (label, body) => {
  api.on('actOnAlertGroups', anOutcome());
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Silence #12' }));
  await user.click(await screen.findByRole('menuitem', { name: label }));
  await waitFor(() =>
    expect(acted()).toMatchObject({ groups: { ids: ['12'] }, action: { action: 'silence', ...body } })
  );
});

it('silences by keyboard alone', async () => {
  api.on('actOnAlertGroups', anOutcome());
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: 'Silence #12' });
  act(() => button.focus());
  await user.keyboard('{Enter}');
  await screen.findByRole('menuitem', { name: '30 minutes' });
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await waitFor(() => expect(api.calls('actOnAlertGroups')).toHaveLength(1));
});

it('does not take back an action that still runs', async () => {
  const slow = held(anOutcome());
  api.on('actOnAlertGroups', slow.answer);
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Acknowledge #12' }));
  const back = await screen.findByRole('button', { name: 'Unacknowledge #12' });
  expect(back).toHaveAttribute('aria-busy', 'true');
  await user.click(back);
  slow.release();
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /cknowledge #12/ })).toHaveAttribute('aria-busy', 'false')
  );
  expect(api.calls('actOnAlertGroups')).toHaveLength(1);
});

it('does not undo with the second click of a double click what the first click did', async () => {
  const after = anAlertGroup({ state: 'acknowledged' });
  api.on('actOnAlertGroups', anOutcome());
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: 'Acknowledge #12' });
  api.on('getAlertGroup', after);
  await user.click(button);
  fireEvent.click(await screen.findByRole('button', { name: 'Unacknowledge #12' }), { detail: 2 });
  await user.click(screen.getByRole('button', { name: 'Silence #12' }));
  expect(api.calls('actOnAlertGroups')).toHaveLength(1);
});

it.each([
  ['firing', 'acknowledge', 'Acknowledge #12', 'acknowledged', 'Unacknowledge #12'],
  ['resolved', 'unresolve', 'Unresolve #12', 'firing', 'Resolve #12'],
  ['silenced', 'unsilence', 'Unsilence #12', 'firing', 'Acknowledge #12'],
] as const)('keeps the focus through the action on a %s group: %s', async (before, action, pressed, state, focused) => {
  api.on('getAlertGroup', anAlertGroup({ state: before }));
  const after = anAlertGroup({ state });
  const slow = held(anOutcome());
  api.on('actOnAlertGroups', slow.answer);
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: pressed });
  act(() => button.focus());
  api.on('getAlertGroup', after);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: focused })).toHaveFocus());
  slow.release();
  await screen.findByText(/^#12 /);
  expect(screen.getByRole('button', { name: focused })).toHaveFocus();
});

it('says why an action was refused, by whom the group was changed, and shows that', async () => {
  api.on('actOnAlertGroups', anOutcome({ changed: 0, refused: [aRefusal()], refusedCount: 1, canUndo: false }));
  const { user, toasts } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: 'Acknowledge #12' });
  api.on('getAlertGroup', anAlertGroup({ state: 'resolved' }));
  await user.click(button);
  expect(await screen.findByRole('button', { name: 'Unresolve #12' })).toBeInTheDocument();
  expect(toasts).toEqual([expect.stringMatching(/^Alert group #12 was not changed,It was resolved by Ben .* ago\.$/)]);
});

it('says in words that the sidecar is away, and takes the action back', async () => {
  api.down('actOnAlertGroups');
  const { user, toasts } = renderApp('alert-groups/12', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Acknowledge #12' }));
  await waitFor(() => expect(toasts).toEqual([expect.stringContaining('Bellhook does not answer; try again.')]));
  expect(screen.getByRole('button', { name: 'Acknowledge #12' })).toBeInTheDocument();
});

describe('undo', () => {
  it('is offered for ten seconds, and brings back what was before', async () => {
    api.on('actOnAlertGroups', anOutcome());
    api.on('undoOperation', { restored: 1, refused: [], refusedCount: 0 });
    const { user, toasts } = renderApp('alert-groups/12', { role: 'Editor' });
    const button = await screen.findByRole('button', { name: 'Acknowledge #12' });
    api.on('getAlertGroup', anAlertGroup({ state: 'acknowledged' }));
    await user.click(button);
    const undo = await screen.findByRole('button', { name: 'Undo' });
    expect(undo).not.toHaveFocus();
    api.on('getAlertGroup', anAlertGroup());
    await user.click(undo);
    await waitFor(() => expect(toasts).toEqual(['Undone: alert group #12 is as it was']));
    expect(api.lastCall('undoOperation')?.params.operation).toBe(acted()?.operation);
    expect(screen.getByRole('button', { name: 'Acknowledge #12' })).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });

  it.each([
    ['unreachable', () => api.down('undoOperation'), /^Nobody knows whether this was undone/],
    ['refused', () => api.fail('undoOperation', 'not_undoable'), /^This was not undone/],
  ])('says what is known of an undo that is %s', async (_, fail, words) => {
    api.on('actOnAlertGroups', anOutcome());
    fail();
    const { user, toasts } = renderApp('alert-groups/12', { role: 'Editor' });
    await user.click(await screen.findByRole('button', { name: 'Acknowledge #12' }));
    await user.click(await screen.findByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(toasts).toEqual([expect.stringMatching(words)]));
  });

  it('is not offered again for an earlier action whose time is over', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    api.on('actOnAlertGroups', anOutcome());
    const { user } = renderApp('alert-groups/12', { role: 'Editor' });
    const acknowledge = async () => user.click(await screen.findByRole('button', { name: 'Acknowledge #12' }));
    await acknowledge();
    await screen.findByRole('button', { name: 'Undo' });
    await act(() => jest.advanceTimersByTimeAsync(8_000));
    await acknowledge();
    await waitFor(() => expect(api.calls('actOnAlertGroups')).toHaveLength(2));
    await act(() => jest.advanceTimersByTimeAsync(2_500));
    const notice = screen.getByText('#12 acknowledged').parentElement as HTMLElement;
    await user.click(within(notice).getByRole('button', { name: 'Close' }));
    expect(screen.queryByText('#12 acknowledged')).not.toBeInTheDocument();
    jest.useRealTimers();
  });

  it('is not offered for what cannot be undone', async () => {
    api.on('actOnAlertGroups', anOutcome({ canUndo: false }));
    const { user } = renderApp('alert-groups/12', { role: 'Editor' });
    await user.click(await screen.findByRole('button', { name: 'Acknowledge #12' }));
    await screen.findByText('#12 acknowledged');
    expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
  });
});

it.each(['Viewer', 'None', 'Auditor'] as const)(
  'shows the actions disabled, with the reason, to the role %s',
  async (role) => {
    const { user } = renderApp('alert-groups/12', { role });
    const offered = within(await screen.findByRole('group', { name: 'Actions on alert group #12' }));
    const [menu, ...buttons] = offered.getAllByRole('button').reverse();
    for (const button of buttons) {
      expect(button).toHaveAttribute('aria-disabled', 'true');
    }
    await user.click(menu as HTMLElement);
    expect(await screen.findByRole('menuitem', { name: /Delete/ })).toBeDisabled();
    await user.keyboard('{Escape}');
    await user.hover(offered.getByRole('button', { name: 'Acknowledge #12' }));
    expect(await screen.findByText('This needs the role Editor')).toBeInTheDocument();
    await user.click(offered.getByRole('button', { name: 'Acknowledge #12' }));
    await user.click(offered.getByRole('button', { name: 'Silence #12' }));
    expect(screen.queryByRole('menuitem')).not.toBeInTheDocument();
    expect(api.calls('actOnAlertGroups')).toEqual([]);
  }
);

/** The last action that the page asked for. */
function acted() {
  return api.lastCall('actOnAlertGroups')?.body as RouteInput<'actOnAlertGroups'>['body'] | undefined;
}
