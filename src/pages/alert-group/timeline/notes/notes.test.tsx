import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { api, held, serveApi } from '../../../../../test-support/pages/api';
import { anAlert, anAlertGroup, anEvent, aPage } from '../../../../../test-support/pages/factories';
import { renderApp } from '../../../../../test-support/pages/render';

serveApi();

const ann = { kind: 'user', login: 'ann', name: 'Ann' } as const;
const note = anEvent({ id: '9', type: 'noted', actor: ann, text: 'look **here**' });

beforeEach(() => {
  sessionStorage.clear();
  api.on('getAlertGroup', anAlertGroup());
  api.on('listAlerts', aPage([anAlert()]));
  api.on('listEvents', aPage([anEvent()]));
});

const box = () => screen.getByRole('textbox', { name: 'Note, in Markdown' });

async function startNote(text: string) {
  const rendered = renderApp('alert-groups/12', { role: 'Editor', login: 'ann' });
  await rendered.user.click(await screen.findByRole('button', { name: 'Add a note' }));
  fireEvent.change(box(), { target: { value: text } });
  return rendered;
}

it('is written with a preview, and shown in the timeline', async () => {
  api.on('addNote', note);
  const { user } = await startNote('look **here**');
  await user.click(screen.getByRole('radio', { name: 'Preview' }));
  const preview = screen.getByRole('group', { name: 'Preview' });
  await waitFor(() => expect(preview.querySelector('strong')).toHaveTextContent('here'));
  api.on('listEvents', aPage([note, anEvent()]));
  await user.click(screen.getByRole('button', { name: 'Save note' }));
  await waitFor(() => expect(screen.getByRole('group', { name: 'Note by Ann' })).toHaveTextContent('look here'));
  expect(api.lastCall('addNote')).toMatchObject({ params: { id: '12' }, body: { text: 'look **here**' } });
  expect(screen.getByRole('button', { name: 'Add a note' })).toBeInTheDocument();
});

it('stays in the box when it cannot be saved, and while other pages are open', async () => {
  api.fail('addNote', 'unavailable', 'The disk is full.');
  const { user, toasts, unmount } = await startNote('lost?');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(toasts).toEqual(['The note was not saved,The disk is full.']));
  expect(box()).toHaveValue('lost?');
  unmount();
  renderApp('alert-groups/12', { role: 'Editor' });
  expect(await screen.findByRole('textbox', { name: 'Note, in Markdown' })).toHaveValue('lost?');
});

it('cannot be blank', async () => {
  await startNote('  ');
  expect(screen.getByRole('button', { name: 'Save note' })).toBeDisabled();
});

it('is edited and deleted by who wrote it', async () => {
  api.on('listEvents', aPage([note, anEvent()]));
  api.on('editNote', note);
  api.on('deleteNote', {});
  const { user } = renderApp('alert-groups/12', { role: 'Editor', login: 'ann' });
  await user.click(await screen.findByRole('button', { name: 'Edit note' }));
  await user.type(box(), '!');
  const edited = { ...note, text: 'look **here**!', editedAt: '2026-11-23T11:00:00.000Z' };
  api.on('listEvents', aPage([edited, anEvent()]));
  await user.click(screen.getByRole('button', { name: 'Save note' }));
  expect(await screen.findByText(/^edited/)).toHaveTextContent('2026-11-23 11:00:00');
  expect(api.lastCall('editNote')).toMatchObject({
    params: { id: '12', noteId: '9' },
    body: { text: 'look **here**!' },
  });

  await user.click(screen.getByRole('button', { name: 'Delete note' }));
  api.on('listEvents', aPage([anEvent()]));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete note' }));
  await waitFor(() => expect(screen.queryByRole('group', { name: 'Note by Ann' })).not.toBeInTheDocument());
  expect(api.lastCall('deleteNote')?.params).toEqual({ id: '12', noteId: '9' });
});

it('is deleted once, however often one clicks', async () => {
  api.on('listEvents', aPage([note, anEvent()]));
  const slow = held({});
  api.on('deleteNote', slow.answer);
  const { user } = renderApp('alert-groups/12', { role: 'Editor', login: 'ann' });
  await user.click(await screen.findByRole('button', { name: 'Delete note' }));
  const confirm = within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete note' });
  await user.click(confirm);
  await waitFor(() => expect(confirm).toBeDisabled());
  slow.release();
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

it('is not lost where somebody deletes it while it is edited', async () => {
  api.on('listEvents', aPage([note, anEvent()]));
  api.fail('editNote', 'not_found');
  api.on('addNote', note);
  const { user } = renderApp('alert-groups/12', { role: 'Editor', login: 'ann' });
  await user.click(await screen.findByRole('button', { name: 'Edit note' }));
  fireEvent.change(box(), { target: { value: 'much work' } });
  await user.click(screen.getByRole('radio', { name: 'Actions' }));
  expect(screen.queryByRole('textbox', { name: 'Note, in Markdown' })).not.toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'All' }));
  expect(box()).toHaveValue('much work');

  api.on('listEvents', aPage([anEvent()]));
  await user.click(screen.getByRole('button', { name: 'Save note' }));
  expect(await screen.findByText('The note that you were changing was deleted')).toBeInTheDocument();
  expect(box()).toHaveValue('much work');
  await user.click(screen.getByRole('button', { name: 'Save as a new note' }));
  await waitFor(() => expect(api.lastCall('addNote')?.body).toEqual({ text: 'much work' }));
  await waitFor(() =>
    expect(screen.queryByText('The note that you were changing was deleted')).not.toBeInTheDocument()
  );
});

it.each([
  ['Viewer', 'ann', []],
  ['Editor', 'ben', ['Add a note']],
  ['Admin', 'ben', ['Add a note', 'Delete note']],
  ['Editor', 'ann', ['Add a note', 'Edit note', 'Delete note']],
] as const)('offers an %s with the login %s what they may do: %j', async (role, login, offered) => {
  api.on('listEvents', aPage([note, anEvent()]));
  renderApp('alert-groups/12', { role, login });
  await screen.findByRole('group', { name: 'Note by Ann' });
  const names = screen.getAllByRole('button').map(({ textContent }) => textContent);
  expect(names.filter((name) => /note/i.test(name))).toEqual(offered);
});
