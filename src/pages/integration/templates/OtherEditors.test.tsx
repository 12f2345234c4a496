import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import React, { useState } from 'react';
import { editingNotedEveryMs } from '../../../../pkg/contract/templates/editing.ts';
import type { TemplateEditor } from '../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { renderPart } from '../../../../test-support/pages/render';
import { OtherEditors } from './OtherEditors';

serveApi();

const since = '2026-11-23T12:00:00.000Z';
const bob: TemplateEditor = { editor: { kind: 'user', login: 'bob', name: "Bob O'Neil" }, since, self: false };

/** The page while drafts come and go. */
function Page() {
  const [hasDrafts, setHasDrafts] = useState(false);
  return (
    <>
      <button onClick={() => setHasDrafts(!hasDrafts)}>Change</button>
      <OtherEditors uid="backups" hasDrafts={hasDrafts} />
    </>
  );
}

const change = () => fireEvent.click(screen.getByRole('button', { name: 'Change' }));

/** How often the page has said that it edits, and that it does no longer. */
const said = () => [api.calls('noteTemplateEditing').length, api.calls('endTemplateEditing').length];

beforeEach(() => {
  api.on('listTemplateEditing', { items: [] });
  api.on('noteTemplateEditing', { items: [] });
  api.on('endTemplateEditing', { items: [] });
});

it.each<[string, Partial<TemplateEditor>, RegExp]>([
  ['somebody', {}, /^Bob O'Neil has unsaved changes, since 2026-11-23/],
  ['oneself', { self: true }, /^You have unsaved changes on another page, since 2026-11-23/],
  ['who has no login', { editor: { kind: 'anonymous' }, self: true }, /^Anonymous has unsaved changes/],
])('says who edits the templates elsewhere: %s', async (_, fields, words) => {
  api.on('listTemplateEditing', { items: [{ ...bob, ...fields }] });
  renderPart(<Page />);
  expect(await screen.findByText(words)).toBeInTheDocument();
  expect(said()).toEqual([0, 0]);
});

it('tells the others of drafts again and again, until there are none', async () => {
  jest.useFakeTimers({ advanceTimers: true });
  renderPart(<Page />);
  change();
  await waitFor(() => expect(said()).toEqual([1, 0]));
  await act(() => jest.advanceTimersByTimeAsync(editingNotedEveryMs));
  await waitFor(() => expect(said()[0]).toBeGreaterThan(1));
  change();
  await waitFor(() => expect(said()[1]).toBe(1));
  const [noted] = said();
  await act(() => jest.advanceTimersByTimeAsync(3 * editingNotedEveryMs));
  expect(said()).toEqual([noted, 1]);
  const [{ params: first } = { params: {} }, ...rest] = [
    ...api.calls('noteTemplateEditing'),
    ...api.calls('endTemplateEditing'),
  ];
  expect(first).toEqual({ uid: 'backups', tab: expect.stringMatching(/^[0-9a-f-]{36}$/) });
  expect(rest.map(({ params }) => params)).toEqual(rest.map(() => first));
  jest.useRealTimers();
});

it('tells them that it is over when the editor is left, also where a call before has failed', async () => {
  api.down('noteTemplateEditing');
  const { unmount } = renderPart(<Page />);
  change();
  await waitFor(() => expect(said()).toEqual([1, 0]));
  unmount();
  await waitFor(() => expect(said()).toEqual([1, 1]));
});

it('tells them when the browser leaves the page', async () => {
  renderPart(<Page />);
  change();
  await waitFor(() => expect(said()).toEqual([1, 0]));
  window.dispatchEvent(new Event('pagehide'));
  await waitFor(() => expect(said()).toEqual([1, 1]));
});
