import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { RouteInput } from '../../../pkg/contract/types.ts';
import { api, failure, held, serveApi } from '../../../test-support/pages/api';
import { aGroupList, anAlertGroup, anOutcome, aPage, aRefusal } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

const groups = [1, 2, 3, 4].map((number) =>
  anAlertGroup({ id: String(number), number, title: `Disk ${number} is full` })
);

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', aGroupList(groups));
  api.on('getAlertGroup', ({ params }) => groups.find(({ id }) => id === params.id) ?? failure('not_found', 'gone'));
  api.on('listAlerts', aPage([]));
  api.on('listEvents', aPage([]));
});

const row = (number: number) => screen.findByRole('row', { name: new RegExp(`Disk ${number} is full`) });
const box = (number: number) => screen.findByRole('checkbox', { name: `Select alert group #${number}` });
const toolbar = () => screen.findByRole('toolbar', { name: 'Actions on the selected alert groups' });
const selected = async () => {
  const boxes = await Promise.all(groups.map(({ number }) => box(number)));
  return boxes.flatMap((one, i) => ((one as HTMLInputElement).checked ? [groups[i]?.number] : []));
};

async function open(search = '', role: 'Editor' | 'Viewer' = 'Editor') {
  const page = renderApp(`alert-groups${search}`, { role });
  await row(1);
  return { ...page, search: () => page.router.state.location.search };
}

describe('the selection', () => {
  it('takes rows, a range and the page, and says how many', async () => {
    const { user } = await open();
    await user.click(await box(1));
    expect(await toolbar()).toHaveTextContent('1 selected');
    await user.keyboard('{Shift>}');
    await user.click(await box(3));
    await user.keyboard('{/Shift}');
    expect(await selected()).toEqual([1, 2, 3]);
    const page = screen.getByRole('checkbox', { name: 'Select all alert groups of this page' });
    expect(page).toBePartiallyChecked();
    await user.click(page);
    expect(await selected()).toEqual([1, 2, 3, 4]);
    await user.keyboard('{Escape}');
    expect(await selected()).toEqual([]);
  });

  it('stays while the list refreshes, also for groups that leave the list', async () => {
    api.on('actOnAlertGroups', anOutcome({ changed: 2 }));
    const { user } = await open();
    await user.click(await box(2));
    await user.click(await box(3));
    api.on('listAlertGroups', aGroupList(groups.filter(({ number }) => number !== 3)));
    await user.unhover(await row(3));
    expect(await screen.findByText('1 not on this page')).toBeInTheDocument();
    expect(await toolbar()).toHaveTextContent('2 selected');
    expect(await box(2)).toBeChecked();
    await user.click(within(await toolbar()).getByRole('button', { name: 'Acknowledge' }));
    await waitFor(() => expect(acted()).toMatchObject({ groups: { ids: ['2', '3'] } }));
  });

  it('stays while pages turn, and for who comes back from a group', async () => {
    const [first, second] = [groups.slice(0, 2), groups.slice(2)];
    api.on('listAlertGroups', ({ query }) =>
      query.get('cursor') === 'two'
        ? aGroupList(second, { before: 2, total: 4, previousCursor: 'one' })
        : aGroupList(first, { total: 4, nextCursor: 'two' })
    );
    api.on('actOnAlertGroups', anOutcome({ changed: 2 }));
    const { user, router, search } = await open();
    await user.click(await box(2));
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    await user.click(await box(3));
    expect(await toolbar()).toHaveTextContent('2 selected1 not on this page');
    const place = search();
    expect(place).toContain('cursor=two');

    await act(() => router.navigate('/a/bellhook-alerts-app/alert-groups/3'));
    await screen.findByRole('heading', { name: /Disk 3 is full/, level: 1 });
    await act(() => router.navigate(-1));
    expect(await box(3)).toBeChecked();
    expect(await box(4)).not.toBeChecked();
    expect(search()).toBe(place);
    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    expect(await box(2)).toBeChecked();
    await user.click(within(await toolbar()).getByRole('button', { name: 'Acknowledge' }));
    await waitFor(() => expect(acted()).toMatchObject({ groups: { ids: ['2', '3'] } }));
  });

  it('is gone with another query', async () => {
    const { user } = await open();
    await user.click(await box(2));
    await user.click(screen.getByRole('button', { name: /^Resolved/ }));
    await waitFor(() => expect(screen.queryByRole('toolbar')).not.toBeInTheDocument());
    expect(await selected()).toEqual([]);
  });
});

it('acts on the selection at once, and keeps those selected that it was refused for, with the reason', async () => {
  const refused = [aRefusal({ id: '2', number: 2 })];
  api.on('actOnAlertGroups', anOutcome({ changed: 1, refused, refusedCount: 1 }));
  const { user } = await open();
  await user.click(await box(1));
  await user.click(await box(2));
  await user.click(within(await toolbar()).getByRole('button', { name: 'Acknowledge' }));
  expect(await screen.findByText('1 acknowledged, 1 refused')).toBeInTheDocument();
  expect(acted()).toMatchObject({ groups: { ids: ['1', '2'] }, action: { action: 'acknowledge' } });
  expect(await selected()).toEqual([2]);
  await user.click(within(await toolbar()).getByRole('button', { name: 'Why?' }));
  expect(await screen.findByText(/It was resolved by Ben/)).toBeInTheDocument();
});

it('acts on all groups that match, however many, as of the selection', async () => {
  api.on('listAlertGroups', aGroupList(groups, { total: 322 }));
  api.on('actOnAlertGroups', anOutcome({ changed: 322 }));
  const { user } = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Select all alert groups of this page' }));
  await user.click(within(await toolbar()).getByRole('button', { name: 'Select all 322' }));
  expect(await toolbar()).toHaveTextContent('322 selected');
  await user.click(within(await toolbar()).getByRole('button', { name: 'Acknowledge' }));
  expect(await screen.findByText('322 acknowledged')).toBeInTheDocument();
  expect(acted()).toMatchObject({ groups: { asOf: expect.any(String) } });
  expect(acted()).not.toHaveProperty('groups.ids');
});

it('acts on the groups of the list that is shown, while another one is under way', async () => {
  const other = held(aGroupList([], { total: 0 }));
  api.on('listAlertGroups', ({ query }) =>
    query.get('query') === 'state:open' ? aGroupList(groups, { total: 322 }) : other.answer()
  );
  api.on('actOnAlertGroups', anOutcome({ changed: 322 }));
  const { user } = await open();
  await user.click(screen.getByRole('checkbox', { name: 'Select all alert groups of this page' }));
  await user.click(screen.getByRole('button', { name: /^Resolved/ }));
  await waitFor(() => expect(api.lastCall('listAlertGroups')?.query.get('query')).not.toBe('state:open'));
  await user.click(within(await toolbar()).getByRole('button', { name: 'Select all 322' }));
  await user.click(within(await toolbar()).getByRole('button', { name: 'Acknowledge' }));
  await waitFor(() => expect(acted()).toMatchObject({ groups: { query: 'state:open' } }));
  other.release();
  await waitFor(() => expect(screen.queryByText('Disk 1 is full')).not.toBeInTheDocument());
});

function acted() {
  return api.lastCall('actOnAlertGroups')?.body as RouteInput<'actOnAlertGroups'>['body'] | undefined;
}

describe('the panel', () => {
  const panel = () => screen.findByRole('region', { name: 'Alert group beside the list' });

  it('opens at a click on a row or its title, goes on, and closes with Esc to the same selection', async () => {
    const { user, search } = await open();
    await user.click(await box(4));
    await user.click(within(await row(2)).getByRole('link', { name: 'Disk 2 is full' }));
    expect(await within(await panel()).findByRole('heading', { name: '#2 Disk 2 is full' })).toBeInTheDocument();
    expect(search()).toBe('?group=2');
    expect(await row(2)).toHaveAttribute('aria-current', 'true');
    await user.click(within(await panel()).getByRole('button', { name: 'Next alert group' }));
    expect(await within(await panel()).findByRole('heading', { name: '#3 Disk 3 is full' })).toBeInTheDocument();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('region', { name: /beside the list/ })).not.toBeInTheDocument());
    expect(search()).toBe('');
    expect(await selected()).toEqual([4]);
  });

  it('opens from a shared address, and says that a group is gone', async () => {
    await open('?group=99');
    expect(await within(await panel()).findByText('This alert group is not there')).toBeInTheDocument();
  });

  it('stays closed at a click with Ctrl on a title, and at clicks on controls', async () => {
    const { search } = await open();
    fireEvent.click(within(await row(2)).getByRole('link', { name: 'Disk 2 is full' }), { ctrlKey: true });
    fireEvent.click(within(await row(2)).getByRole('link', { name: 'Nightly backups' }));
    expect(search()).not.toContain('group=');
  });
});

describe('the keyboard', () => {
  it('goes from row to row, selects and opens', async () => {
    const { user, search } = await open();
    await user.keyboard('jj');
    expect(await row(2)).toHaveFocus();
    await user.keyboard('x');
    await user.keyboard('jj{Shift>}X{/Shift}');
    expect(await selected()).toEqual([2, 3, 4]);
    await user.keyboard('k{Enter}');
    await waitFor(() => expect(search()).toBe('?group=3'));
    await user.keyboard('j');
    await waitFor(() => expect(search()).toBe('?group=4'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(search()).toBe(''));
    expect(await selected()).toEqual([2, 3, 4]);
    await user.keyboard('{Escape}');
    expect(await selected()).toEqual([]);
  });

  it('leaves only one row to Tab', async () => {
    const { user } = await open();
    expect((await screen.findAllByRole('row')).filter((one) => one.tabIndex === 0)).toEqual([await row(1)]);
    await user.keyboard('jj');
    expect((await screen.findAllByRole('row')).filter((one) => one.tabIndex === 0)).toEqual([await row(2)]);
  });

  it('acknowledges the row, and silences the selection', async () => {
    api.on('actOnAlertGroups', anOutcome());
    const { user } = await open();
    await user.keyboard('ja');
    await waitFor(() => expect(acted()).toMatchObject({ groups: { ids: ['1'] }, action: { action: 'acknowledge' } }));
    await user.keyboard('jxjxs');
    const dialog = await screen.findByRole('dialog', { name: 'Silence 2 alert groups' });
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(acted()).toMatchObject({ groups: { ids: ['2', '3'] }, action: { action: 'silence', minutes: 60 } })
    );
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
  });

  it('undoes the newest action', async () => {
    api.on('actOnAlertGroups', anOutcome());
    api.on('undoOperation', { restored: 1, refused: [], refusedCount: 0 });
    const { user, toasts } = await open();
    await user.keyboard('jaz');
    expect(api.calls('undoOperation')).toEqual([]);
    await screen.findByRole('button', { name: 'Undo' });
    await user.keyboard('z');
    await waitFor(() => expect(toasts).toEqual(['Undone: alert group #1 is as it was']));
    expect(api.lastCall('undoOperation')?.params.operation).toBe(acted()?.operation);
  });

  it('does nothing for a role that may not act', async () => {
    const { user } = await open('', 'Viewer');
    await user.keyboard('ja');
    await user.keyboard('r');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(api.calls('actOnAlertGroups')).toEqual([]);
  });

  it('shows its keys at ? in the list, and leaves ? to Grafana elsewhere', async () => {
    const reached: string[] = [];
    const grafana = ({ key }: KeyboardEvent) => void reached.push(key);
    document.addEventListener('keydown', grafana);
    const { user } = await open();
    act(() => document.body.focus());
    await user.keyboard('?');
    expect(reached).toEqual(['?']);
    await user.keyboard('j?');
    expect(await screen.findByRole('dialog', { name: 'Keys of the list' })).toBeInTheDocument();
    expect(reached).toEqual(['?']);
    document.removeEventListener('keydown', grafana);
  });
});
