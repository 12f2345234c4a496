import { act, screen, waitFor } from '@testing-library/react';
import { api, type Call, held, serveApi } from '../../../../test-support/pages/api';
import { aGroupList, anAlertGroup, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const query = 'payload.host=db-1';
const address = `alert-groups?q=${query}`;
const disk = anAlertGroup({ id: '9', number: 9, title: 'Disk full' });
const cpu = anAlertGroup({ id: '3', number: 3, title: 'CPU busy' });

/** A search that looks at 2,000 groups at a time, and finds the second group with the third request. */
const search = {
  first: aGroupList([disk], { payloads: { looked: 2000, of: 9000, cursor: 'c1' } }),
  c1: aGroupList([], { before: 1, total: 1, payloads: { looked: 4000, of: 9000, cursor: 'c2' } }),
  c2: aGroupList([cpu], { before: 1, total: 2, payloads: { looked: 6000, of: 9000, cursor: 'c3' } }),
  c3: aGroupList([], { before: 2, total: 2, payloads: { looked: 9000, of: 9000, cursor: null } }),
};
const answer = ({ query: asked }: Call) =>
  /number:3/.test(asked.get('query') ?? '')
    ? aGroupList([cpu], { payloads: { looked: 1, of: 1, cursor: null } })
    : search[(asked.get('cursor') ?? 'first') as keyof typeof search];

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', answer);
});

const lookFurther = () => screen.findByRole('button', { name: 'Look further' });

it('says how far it looked, and looks on until it finds something', async () => {
  const { user } = renderApp(address);
  expect(await screen.findByText('Looked at the newest 2,000 of 9,000 groups, 1 found')).toBeInTheDocument();
  await user.click(await lookFurther());
  expect(await screen.findByText('CPU busy')).toBeInTheDocument();
  expect(screen.getByText('Disk full')).toBeInTheDocument();
  expect(screen.getByText('Looked at the newest 6,000 of 9,000 groups, 2 found')).toBeInTheDocument();
  expect(api.lastCall('listAlertGroups')?.query.get('query')).toBe('payload.host=db-1 number:3');

  await user.click(await lookFurther());
  expect(await screen.findByText('Looked at all 9,000 groups, 2 found')).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: 'Look further' })).not.toBeInTheDocument();
});

it('stops when asked, keeps how far it came, and goes on from there', async () => {
  const slow = held(search.c2);
  api.on('listAlertGroups', (call) => (call.query.get('cursor') === 'c2' ? slow.answer() : answer(call)));
  const { user } = renderApp(address);
  await user.click(await lookFurther());
  expect(await screen.findByText(/^Looked at the newest 4,000 of/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Stop' }));
  slow.release();
  const cursors = () => api.calls('listAlertGroups').flatMap((call) => call.query.get('cursor') ?? []);
  expect(cursors()).toEqual(['c1', 'c2']);
  api.on('listAlertGroups', answer);
  await user.click(await lookFurther());
  expect(await screen.findByText('CPU busy')).toBeInTheDocument();
  expect(cursors()).toEqual(['c1', 'c2', 'c2']);
});

it('stands as it was for who comes back from a group', async () => {
  api.on('getAlertGroup', cpu);
  api.on('listAlerts', aPage([]));
  api.on('listEvents', aPage([]));
  const { user, router } = renderApp(address);
  await user.click(await lookFurther());
  await screen.findByText('Looked at the newest 6,000 of 9,000 groups, 2 found');
  await act(() => router.navigate('/a/bellhook-alerts-app/alert-groups/3'));
  await screen.findByRole('heading', { name: /CPU busy/, level: 1 });
  const asked = api.calls('listAlertGroups').length;
  await act(() => router.navigate(-1));
  expect(await screen.findByText('Looked at the newest 6,000 of 9,000 groups, 2 found')).toBeInTheDocument();
  expect(await screen.findByText('CPU busy')).toBeInTheDocument();
  const again = api.calls('listAlertGroups').slice(asked);
  expect(again.flatMap((call) => call.query.get('cursor') ?? [])).toEqual([]);
  await user.click(await lookFurther());
  expect(await screen.findByText('Looked at all 9,000 groups, 2 found')).toBeInTheDocument();
});

it('does not say that nothing matches before all were looked at', async () => {
  api.on('listAlertGroups', (call) =>
    call.query.get('cursor') === null
      ? aGroupList([], { payloads: { looked: 2000, of: 4000, cursor: 'c' } })
      : aGroupList([], { payloads: { looked: 4000, of: 4000, cursor: null } })
  );
  const { user } = renderApp(address);
  expect(await screen.findByText('None found so far')).toBeInTheDocument();
  await user.click(await lookFurther());
  expect(await screen.findByText('No alert groups match')).toBeInTheDocument();
});

it('says that it did not go on where nobody answers, and can be asked again', async () => {
  const { user, toasts } = renderApp(address);
  const button = await lookFurther();
  api.fail('listAlertGroups', 'internal', 'The disk is on fire.');
  await user.click(button);
  await waitFor(() => expect(toasts).toEqual(['The search did not go on,The disk is on fire.']));
  expect(await lookFurther()).toBeEnabled();
});

it('says nothing of other searches', async () => {
  api.on('listAlertGroups', aGroupList([disk]));
  renderApp('alert-groups');
  await screen.findByText('Disk full');
  expect(screen.queryByText(/^Looked at/)).not.toBeInTheDocument();
});
