import { screen, waitFor, within } from '@testing-library/react';
import React, { useState } from 'react';
import type { View } from '../../../../pkg/contract/types.ts';
import { api, failure, held, serveApi } from '../../../../test-support/pages/api';
import { aView } from '../../../../test-support/pages/factories';
import { renderPart } from '../../../../test-support/pages/render';
import type { Shown } from './shownView';
import { ViewsMenu } from './ViewsMenu';

// Monaco needs a browser: tests/as-code.spec.ts has it.
jest.mock('../../../components/as-code/YamlEditor', () => ({ YamlEditor: ({ yaml }: { yaml: string }) => yaml }));

serveApi();

const mine = aView({ uid: 'mine', name: 'Mine first', query: 'by:me' });
const second = aView({ uid: 'second', name: 'Second', query: 'state:open', position: 1 });
const ours = aView({ uid: 'ours', name: 'Ours', query: 'severity:critical', shared: true, columns: ['severity'] });
const filed = aView({ uid: 'filed', name: 'Filed', shared: true, provisioned: true, isDefault: true, position: 1 });

const plain: Shown = { query: 'state:open', sort: 'started', order: 'desc', columns: ['severity', 'title'] };
const onChoose = jest.fn<void, [View]>();

beforeEach(() => {
  onChoose.mockClear();
  api.on('listViews', { views: [mine, second, ours, filed] });
});

/** Shows what is chosen, as the page does. */
function Page({ shown, view }: { shown: Shown; view: string | null }) {
  const [state, setState] = useState({ ...shown, view });
  return (
    <ViewsMenu
      {...state}
      onChoose={(chosen) => {
        onChoose(chosen);
        setState({ ...chosen, view: chosen.uid });
      }}
    />
  );
}

function show(options: { view?: string | null; role?: 'Viewer' | 'Editor' | 'Admin'; shown?: Partial<Shown> } = {}) {
  const { view = null, role = 'Editor', shown } = options;
  return renderPart(<Page shown={{ ...plain, ...shown }} view={view} />, { role });
}

type User = ReturnType<typeof show>['user'];

async function openMenu(user: User) {
  await screen.findByRole('button', { name: /Views|Mine first|Ours|Filed/ });
  await user.click(screen.getByRole('button', { name: /Views|Mine first|Ours|Filed/ }));
  return within(await screen.findByRole('menu'));
}

async function manage(user: User) {
  const menu = await openMenu(user);
  await user.click(await menu.findByRole('menuitem', { name: 'Manage views…' }));
  const dialog = within(await screen.findByRole('dialog'));
  // A dialog takes the focus a moment after it appears.
  await waitFor(() => expect(dialog.getByRole('button', { name: 'Close' })).toHaveFocus());
  return dialog;
}

const names = (list: HTMLElement) =>
  within(list)
    .getAllByRole('listitem')
    .map((item) => item.querySelector('bdi')?.textContent);

it('lists one’s own and the shared views, and chooses one', async () => {
  const { user } = show({ view: 'mine', shown: { query: 'by:me' } });
  expect(await screen.findByRole('button', { name: 'Mine first' })).toBeInTheDocument();
  const menu = await openMenu(user);
  const items = menu.getAllByRole('menuitemradio');
  expect(items.map((item) => item.textContent)).toEqual([
    'Mine first',
    'Second',
    'Ours',
    'FiledYour list begins with it',
  ]);
  expect(items.map((item) => item.getAttribute('aria-checked'))).toEqual(['true', 'false', 'false', 'false']);
  await user.click(items[2] as HTMLElement);
  expect(onChoose.mock.calls).toEqual([[ours]]);
  expect(await screen.findByRole('button', { name: 'Ours' })).toBeInTheDocument();
});

it.each<[string, Partial<Shown>, boolean]>([
  ['the same', { query: ' severity:critical ', columns: ['severity'] }, false],
  ['another query', { query: 'severity:high', columns: ['severity'] }, true],
  ['another sort', { query: 'severity:critical', sort: 'last', columns: ['severity'] }, true],
  ['another order', { query: 'severity:critical', order: 'asc', columns: ['severity'] }, true],
  ['other columns', { query: 'severity:critical', columns: ['title'] }, true],
])('says whether the list has left the view: %s', async (_, shown, isChanged) => {
  show({ view: 'ours', shown });
  const button = await screen.findByRole('button', { name: /Ours/ });
  expect(button).toHaveTextContent(isChanged ? /changed/ : /^Ours$/);
});

it('updates the view that the list has left, or goes back to it', async () => {
  api.on('updateView', ours);
  const { user } = show({ view: 'ours', shown: { query: 'severity:>=high' } });
  let menu = await openMenu(user);
  await user.click(menu.getByRole('menuitem', { name: 'Update “Ours”' }));
  await waitFor(() =>
    expect(api.lastCall('updateView')).toMatchObject({
      params: { uid: 'ours' },
      body: { ...plain, query: 'severity:>=high' },
    })
  );
  menu = await openMenu(user);
  await user.click(menu.getByRole('menuitem', { name: 'Back to “Ours”' }));
  expect(onChoose.mock.calls).toEqual([[ours]]);
});

it('saves what is shown as a view, and chooses it', async () => {
  const made = aView({ uid: 'new', name: 'New', query: 'state:open', shared: true });
  api.on('createView', made);
  const { user } = show();
  const menu = await openMenu(user);
  await user.click(menu.getByRole('menuitem', { name: 'Save this as a view…' }));
  const dialog = within(await screen.findByRole('dialog'));
  const name = dialog.getByRole('textbox', { name: /Name/ });
  await waitFor(() => expect(name).toHaveFocus());
  expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled();
  await user.type(name, ' New ');
  await user.click(dialog.getByRole('checkbox', { name: /Share/ }));
  await user.click(dialog.getByRole('checkbox', { name: /Begin/ }));
  await user.click(dialog.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(onChoose.mock.calls).toEqual([[made]]));
  expect(api.lastCall('createView')?.body).toEqual({ ...plain, name: 'New', shared: true, isDefault: true });
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it('gives the focus back to its button', async () => {
  const { user } = show();
  await user.click((await openMenu(user)).getByRole('menuitem', { name: 'Save this as a view…' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.getByRole('button', { name: 'Views' })).toHaveFocus());
});

it('deletes a view once, however often one clicks', async () => {
  const slow = held({});
  api.on('deleteView', slow.answer);
  const { user } = show();
  const dialog = await manage(user);
  await user.click(dialog.getByRole('button', { name: 'Delete “Second”' }));
  const confirm = dialog.getByRole('button', { name: 'Delete' });
  await user.click(confirm);
  await waitFor(() => expect(confirm).toBeDisabled());
  slow.release();
  await waitFor(() => expect(confirm).not.toBeInTheDocument());
});

it('says why a view is not saved, and keeps what was typed', async () => {
  api.on('createView', () => failure('too_many_views', 'There are too many.'));
  const { user } = show();
  await user.click((await openMenu(user)).getByRole('menuitem', { name: 'Save this as a view…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByRole('textbox', { name: /Name/ }), 'New{Enter}');
  expect(await dialog.findByText('There are too many.')).toBeInTheDocument();
  expect(dialog.getByRole('textbox', { name: /Name/ })).toHaveValue('New');
  expect(onChoose).not.toHaveBeenCalled();
});

it('shares nothing and changes no shared view as a Viewer', async () => {
  const { user } = show({ view: 'ours', role: 'Viewer' });
  const menu = await openMenu(user);
  expect(menu.queryByRole('menuitem', { name: /Update/ })).not.toBeInTheDocument();
  await user.click(menu.getByRole('menuitem', { name: 'Manage views…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByRole('button', { name: 'Rename “Second”' })).toBeInTheDocument();
  expect(dialog.queryByRole('button', { name: /Rename “Ours”|Delete “Ours”|Share|default of the org/ })).toBeNull();
  expect(dialog.getByRole('button', { name: 'Begin my list with “Ours”' })).toBeInTheDocument();
});

it('renames, deletes, shares and chooses the default', async () => {
  api.on('updateView', mine);
  api.on('deleteView', {});
  const { user } = show();
  const dialog = await manage(user);
  await user.click(dialog.getByRole('button', { name: 'Rename “Mine first”' }));
  const box = dialog.getByRole('textbox', { name: 'Name' });
  expect(box).toHaveFocus();
  await user.clear(box);
  await user.type(box, 'Renamed{Enter}');
  await waitFor(() => expect(api.lastCall('updateView')?.body).toEqual({ name: 'Renamed' }));
  await user.click(await dialog.findByRole('button', { name: 'Share “Mine first” with everybody in this org' }));
  await waitFor(() => expect(api.lastCall('updateView')?.body).toEqual({ shared: true }));
  await user.click(dialog.getByRole('button', { name: 'Begin my list with “Second”' }));
  await waitFor(() =>
    expect(api.lastCall('updateView')).toMatchObject({ params: { uid: 'second' }, body: { isDefault: true } })
  );
  await user.click(dialog.getByRole('button', { name: 'Make “Ours” the default of the org' }));
  await waitFor(() => expect(api.lastCall('updateView')?.body).toEqual({ isOrgDefault: true }));
  await user.click(dialog.getByRole('button', { name: 'Delete “Second”' }));
  expect(api.calls('deleteView')).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(api.lastCall('deleteView')?.params).toEqual({ uid: 'second' }));
  expect(dialog.queryByRole('button', { name: /(Rename|Delete|Move) “Filed”/ })).toBeNull();
});

it('moves a view at once, keeps the focus on the button, and takes it back where that fails', async () => {
  let refuse = (_: Response) => {};
  api.on('orderViews', () => new Promise<Response>((resolve) => (refuse = resolve)));
  const { user, toasts } = show();
  const dialog = await manage(user);
  const list = dialog.getByRole('list', { name: 'Mine' });
  await user.click(dialog.getByRole('button', { name: 'Move “Mine first” down' }));
  await waitFor(() => expect(names(list)).toEqual(['Second', 'Mine first']));
  expect(dialog.getByRole('button', { name: 'Move “Mine first” down' })).toHaveFocus();
  expect(api.lastCall('orderViews')?.body).toEqual({ uids: ['second', 'mine'] });
  refuse(failure('unavailable', 'The disk is full.'));
  await waitFor(() => expect(names(list)).toEqual(['Mine first', 'Second']));
  expect(toasts).toEqual(['The views stay in their order,The disk is full.']);
});

describe('as code', () => {
  const written = { yaml: 'name: New', inForce: 'name: Old', variables: [] };

  it.each([
    ['Ours', 'ours', false],
    ['Filed', 'filed', false],
    ['Second', 'second', true],
  ])('copies %s as YAML for an Admin, and says what becomes of it', async (name, uid, isOwn) => {
    api.on('getViewAsYaml', { ...written, inForce: written.yaml });
    const { user } = show({ role: 'Admin' });
    const dialog = await manage(user);
    await user.click(dialog.getByRole('button', { name: `Copy “${name}” as YAML` }));
    const drawer = within(await screen.findByRole('dialog', { name: /Copy as YAML/ }));
    expect(await drawer.findByText('name: New')).toBeInTheDocument();
    expect(drawer.queryByText(/shared with everybody in this org/) !== null).toBe(isOwn);
    expect(drawer.queryByText(/^Tokens/)).not.toBeInTheDocument();
    expect(api.lastCall('getViewAsYaml')).toMatchObject({ params: { uid }, body: {} });
  });

  it('takes what the list shows to the file that owns the view', async () => {
    api.on('getViewAsYaml', written);
    const { user } = show({ view: 'filed', role: 'Admin', shown: { query: 'severity:high' } });
    const menu = await openMenu(user);
    expect(menu.queryByRole('menuitem', { name: /Update/ })).not.toBeInTheDocument();
    await user.click(menu.getByRole('menuitem', { name: 'Take it to your file' }));
    const drawer = within(await screen.findByRole('dialog', { name: /Take it to your file/ }));
    expect(await drawer.findByRole('group', { name: 'With your changes' })).toHaveTextContent('name: New');
    expect(api.lastCall('getViewAsYaml')).toMatchObject({
      params: { uid: 'filed' },
      body: { ...plain, query: 'severity:high' },
    });
    expect(api.calls('updateView')).toEqual([]);
  });

  it('is for Admins', async () => {
    const { user } = show({ view: 'filed', shown: { query: 'severity:high' } });
    const menu = await openMenu(user);
    expect(menu.queryByRole('menuitem', { name: 'Take it to your file' })).not.toBeInTheDocument();
    await user.click(menu.getByRole('menuitem', { name: 'Manage views…' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByRole('button', { name: 'Rename “Ours”' })).toBeInTheDocument();
    expect(dialog.queryByRole('button', { name: /as YAML/ })).not.toBeInTheDocument();
  });
});
