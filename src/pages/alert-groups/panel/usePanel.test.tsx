import { act, render } from '@testing-library/react';
import React, { type ReactNode } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { type PanelControl, usePanel } from './usePanel';

const shown = [{ id: '1' }, { id: '2' }, { id: '3' }];

function openAt(...addresses: string[]) {
  const panels: PanelControl[] = [];
  function Page(): ReactNode {
    panels[0] = usePanel(shown);
    return null;
  }
  const router = createMemoryRouter([{ path: '*', element: <Page /> }], {
    initialEntries: addresses,
    future: { v7_relativeSplatPath: true },
  });
  render(<RouterProvider router={router} future={{ v7_startTransition: true }} />);
  return {
    panel: () => panels[0] as PanelControl,
    search: () => router.state.location.search,
    back: () => act(() => router.navigate(-1)),
    path: () => router.state.location.pathname,
  };
}

it('opens a group beside the rest of the address, and Back closes it', async () => {
  const page = openAt('/home', '/list?q=state%3Afiring');
  expect(page.panel().open).toBeNull();
  act(() => page.panel().show('2'));
  expect(page.search()).toBe('?q=state%3Afiring&group=2');
  expect(page.panel()).toMatchObject({ open: '2', previous: '1', next: '3' });
  await page.back();
  expect(page.search()).toBe('?q=state%3Afiring');
});

it('goes on to its neighbours without an entry in the history for each', async () => {
  const page = openAt('/home', '/list');
  act(() => page.panel().show('2'));
  act(() => page.panel().show('3'));
  expect(page.panel()).toMatchObject({ open: '3', previous: '2', next: undefined });
  await page.back();
  expect([page.path(), page.search()]).toEqual(['/list', '']);
});

it('closes to the entry that it was opened from', async () => {
  const page = openAt('/home', '/list');
  act(() => page.panel().show('1'));
  await act(async () => page.panel().close());
  expect([page.path(), page.search()]).toEqual(['/list', '']);
  await page.back();
  expect(page.path()).toBe('/home');
});

it('closes in place where its address was followed', async () => {
  const page = openAt('/home', '/list?group=2&q=a');
  await act(async () => page.panel().close());
  expect([page.path(), page.search()]).toEqual(['/list', '?q=a']);
  await page.back();
  expect(page.path()).toBe('/home');
});

it('has no neighbours for a group that is not in the list', () => {
  const page = openAt('/list?group=9');
  expect(page.panel()).toMatchObject({ open: '9', previous: undefined, next: undefined });
});

it('follows a link to a group that the list does not have, with a way back, and closes all at once', async () => {
  const page = openAt('/home', '/list');
  act(() => page.panel().show('2'));
  expect(page.panel().back).toBeUndefined();
  act(() => page.panel().follow('90'));
  act(() => page.panel().follow('91'));
  expect(page.panel()).toMatchObject({ open: '91', previous: '1', next: '3' });
  await act(async () => page.panel().back?.());
  expect(page.panel()).toMatchObject({ open: '90', previous: '1', next: '3' });
  await page.back();
  expect(page.panel()).toMatchObject({ open: '2', back: undefined });
  act(() => page.panel().follow('90'));
  await act(async () => page.panel().close());
  expect([page.path(), page.search()]).toEqual(['/list', '']);
  await page.back();
  expect(page.path()).toBe('/home');
});

it('goes on in the list from a group to which a link led', async () => {
  const page = openAt('/home', '/list');
  act(() => page.panel().show('2'));
  act(() => page.panel().follow('90'));
  act(() => page.panel().show('3'));
  expect(page.panel()).toMatchObject({ open: '3', previous: '2', back: undefined });
  await act(async () => page.panel().close());
  expect([page.path(), page.search()]).toEqual(['/list', '']);
});

it('closes in place where its address was followed, also after a link', async () => {
  const page = openAt('/home', '/list?group=2');
  act(() => page.panel().follow('90'));
  await act(async () => page.panel().close());
  expect([page.path(), page.search()]).toEqual(['/list', '']);
});
