import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { useListKeys } from './useListKeys';

const pressed: string[] = [];
const reached: string[] = [];

function Page({ dialog = false }: { dialog?: boolean }) {
  const log = (name: string) => () => void pressed.push(name);
  useListKeys({
    j: log('j'),
    a: log('a'),
    'Shift+X': log('shift-x'),
    x: log('x'),
    '?': log('?'),
    'Mod+z': log('mod-z'),
    Enter: () => false,
  });
  return (
    <>
      <input aria-label="Text" />
      <input type="checkbox" aria-label="Check" />
      <div contentEditable suppressContentEditableWarning aria-label="Rich">
        <b>bold</b>
      </div>
      <p>Page</p>
      {dialog && <div role="dialog">Dialog</div>}
    </>
  );
}

const grafanaListens = (event: KeyboardEvent) => reached.push(event.key);

beforeEach(() => {
  pressed.length = 0;
  reached.length = 0;
  document.addEventListener('keydown', grafanaListens);
});
afterEach(() => document.removeEventListener('keydown', grafanaListens));

it('takes its keys, and Grafana gets all others', () => {
  render(<Page />);
  const page = screen.getByText('Page');
  fireEvent.keyDown(page, { key: 'j' });
  fireEvent.keyDown(page, { key: 'X', shiftKey: true });
  fireEvent.keyDown(page, { key: 'z', ctrlKey: true });
  fireEvent.keyDown(page, { key: '?', shiftKey: true });
  fireEvent.keyDown(page, { key: 'k', ctrlKey: true });
  fireEvent.keyDown(page, { key: 'a', altKey: true });
  fireEvent.keyDown(page, { key: 'Enter' });
  fireEvent.keyDown(page, { key: 'f' });
  expect(pressed).toEqual(['j', 'shift-x', 'mod-z', '?']);
  expect(reached).toEqual(['k', 'a', 'Enter', 'f']);
});

it('listens to letters of a keyboard with Caps Lock', () => {
  render(<Page />);
  fireEvent.keyDown(screen.getByText('Page'), { key: 'X' });
  expect(pressed).toEqual(['x']);
});

it.each(['Text', 'Rich'])('leaves keys alone that are typed into a field: %s', (name) => {
  render(<Page />);
  fireEvent.keyDown(screen.getByLabelText(name), { key: 'j' });
  expect(pressed).toEqual([]);
});

it('leaves keys alone inside of what is edited', () => {
  render(<Page />);
  fireEvent.keyDown(screen.getByText('bold'), { key: 'j' });
  expect(pressed).toEqual([]);
});

it('listens on a checkbox', () => {
  render(<Page />);
  fireEvent.keyDown(screen.getByLabelText('Check'), { key: 'j' });
  expect(pressed).toEqual(['j']);
});

it('does nothing while a dialog is open', () => {
  render(<Page dialog />);
  fireEvent.keyDown(screen.getByText('Page'), { key: 'j' });
  expect(pressed).toEqual([]);
});

it.each(['g', 't', 'd', 'c', 'p'])('leaves Grafana its sequences: %s a', (start) => {
  render(<Page />);
  const page = screen.getByText('Page');
  const at = jest.spyOn(Event.prototype, 'timeStamp', 'get');
  const press = (key: string, time: number) => {
    at.mockReturnValue(time);
    fireEvent.keyDown(page, { key });
  };
  press(start, 0);
  press('a', 900);
  expect(pressed).toEqual([]);
  press('a', 1_000);
  press(start, 3_000);
  press('a', 4_100);
  expect(pressed).toEqual(['a', 'a']);
  at.mockRestore();
});
