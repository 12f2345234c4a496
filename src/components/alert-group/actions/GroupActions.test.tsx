import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { actions, allowedActions, states } from '../../../../pkg/contract/alert-groups/states.ts';
import { api, held, serveApi } from '../../../../test-support/pages/api';
import { anAlertGroup, aPage } from '../../../../test-support/pages/factories';
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

it.each(['acknowledge', 'resolve'] as const)('does %s and shows the result', async (action) => {
  const after = anAlertGroup({ state: action === 'resolve' ? 'resolved' : 'acknowledged' });
  api.on(action, after);
  const { user, toasts } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: names[action] });
  api.on('getAlertGroup', after);
  await user.click(button);
  const undo = action === 'resolve' ? 'Unresolve #12' : 'Unacknowledge #12';
  expect(await screen.findByRole('button', { name: undo })).toBeInTheDocument();
  expect(api.lastCall(action)).toMatchObject({ params: { id: '12' }, body: undefined });
  expect(toasts).toEqual([]);
});

it.each(silences)('silences for %s', async (label, body) => {
  api.on('silence', anAlertGroup({ state: 'silenced' }));
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Silence #12' }));
  await user.click(await screen.findByRole('menuitem', { name: label }));
  await waitFor(() => expect(api.lastCall('silence')).toMatchObject({ params: { id: '12' }, body }));
});

it('silences by keyboard alone', async () => {
  api.on('silence', anAlertGroup({ state: 'silenced' }));
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: 'Silence #12' });
  act(() => button.focus());
  await user.keyboard('{Enter}');
  await screen.findByRole('menuitem', { name: '30 minutes' });
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await waitFor(() => expect(api.calls('silence')).toHaveLength(1));
});

it('prevents a second action while one is in progress', async () => {
  const slow = held(anAlertGroup({ state: 'acknowledged' }));
  api.on('acknowledge', slow.answer);
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  await user.click(await screen.findByRole('button', { name: 'Acknowledge #12' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Resolve #12' })).toBeDisabled());
  await user.click(screen.getByRole('button', { name: 'Acknowledge #12' }));
  slow.release();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Resolve #12' })).toBeEnabled());
  expect(api.calls('acknowledge')).toHaveLength(1);
});

it('does not undo with the second click of a double click what the first click did', async () => {
  const after = anAlertGroup({ state: 'acknowledged' });
  api.on('acknowledge', after);
  api.on('unacknowledge', anAlertGroup());
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: 'Acknowledge #12' });
  api.on('getAlertGroup', after);
  await user.click(button);
  fireEvent.click(await screen.findByRole('button', { name: 'Unacknowledge #12' }), { detail: 2 });
  await user.click(screen.getByRole('button', { name: 'Silence #12' }));
  expect(api.calls('unacknowledge')).toEqual([]);
});

it.each([
  ['firing', 'acknowledge', 'Acknowledge #12', 'acknowledged', 'Unacknowledge #12'],
  ['firing', 'resolve', 'Resolve #12', 'resolved', 'Unresolve #12'],
  ['resolved', 'unresolve', 'Unresolve #12', 'firing', 'Resolve #12'],
  ['silenced', 'unsilence', 'Unsilence #12', 'firing', 'Acknowledge #12'],
] as const)('keeps the focus after the action on a %s group: %s', async (before, action, pressed, state, focused) => {
  api.on('getAlertGroup', anAlertGroup({ state: before }));
  const after = anAlertGroup({ state });
  const slow = held(after);
  api.on(action, slow.answer);
  const { user } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: pressed });
  act(() => button.focus());
  api.on('getAlertGroup', after);
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('button', { name: pressed })).toHaveAttribute('aria-busy', 'true'));
  expect(screen.getByRole('button', { name: pressed })).toHaveFocus();
  slow.release();
  await waitFor(() => expect(screen.getByRole('button', { name: focused })).toHaveFocus());
});

it('says why an action was refused, and shows the state that refused it', async () => {
  api.fail('acknowledge', 'state_conflict', 'The alert group is resolved');
  const { user, toasts } = renderApp('alert-groups/12', { role: 'Editor' });
  const button = await screen.findByRole('button', { name: 'Acknowledge #12' });
  api.on('getAlertGroup', anAlertGroup({ state: 'resolved' }));
  await user.click(button);
  expect(await screen.findByRole('button', { name: 'Unresolve #12' })).toBeInTheDocument();
  expect(toasts).toEqual(['Alert group #12 was not changed,The alert group is resolved']);
});

it.each(['Viewer', 'None', 'Auditor'] as const)(
  'shows the actions disabled, with the reason, to the role %s',
  async (role) => {
    const { user } = renderApp('alert-groups/12', { role });
    const offered = within(await screen.findByRole('group', { name: 'Actions on alert group #12' }));
    for (const button of offered.getAllByRole('button')) {
      expect(button).toHaveAttribute('aria-disabled', 'true');
    }
    await user.hover(offered.getByRole('button', { name: 'Acknowledge #12' }));
    expect(await screen.findByText('This needs the role Editor')).toBeInTheDocument();
    await user.click(offered.getByRole('button', { name: 'Acknowledge #12' }));
    await user.click(offered.getByRole('button', { name: 'Silence #12' }));
    expect(screen.queryByRole('menuitem')).not.toBeInTheDocument();
    expect(api.calls('acknowledge')).toEqual([]);
  }
);
