import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import { BarRange } from './BarRange';

const onRange = jest.fn<void, [number, number]>();

beforeEach(() => {
  onRange.mockClear();
  render(<BarRange count={10} textOf={(one, other) => `bars ${one} to ${other}`} onRange={onRange} />);
  jest.spyOn(area(), 'getBoundingClientRect').mockReturnValue({ left: 100, width: 500 } as DOMRect);
});

const area = () => screen.getByTestId('histogram-bars');

const press = (key: string, shiftKey = false) => fireEvent.keyDown(area(), { key, shiftKey });

/** The pointer events that jsdom has say nothing of places. */
const pointer = (name: string, clientX: number, button = 0) =>
  fireEvent(area(), new MouseEvent(name, { bubbles: true, cancelable: true, clientX, button }));

it('takes a click for one bar', () => {
  pointer('pointerdown', 260);
  pointer('pointerup', 261);
  expect(onRange.mock.calls).toEqual([[3, 3]]);
});

it('takes a drag for the bars from its beginning to its end, also beyond the edge', () => {
  pointer('pointerdown', 260);
  pointer('pointermove', 40);
  expect(screen.getByText('bars 0 to 3')).toBeInTheDocument();
  expect(onRange).not.toHaveBeenCalled();
  pointer('pointerup', 40);
  expect(onRange.mock.calls).toEqual([[3, 0]]);
});

it('says what is under the pointer', () => {
  pointer('pointermove', 599);
  expect(screen.getByText('bars 9 to 9')).toBeInTheDocument();
  pointer('pointerout', 700);
  expect(screen.queryByText(/bars/)).not.toBeInTheDocument();
});

it('takes nothing of another button, nor of a touch that scrolls', () => {
  pointer('pointerdown', 260, 2);
  pointer('pointerup', 260, 2);
  pointer('pointerdown', 260);
  pointer('pointercancel', 260);
  pointer('pointerup', 260);
  expect(onRange).not.toHaveBeenCalled();
});

it('goes from bar to bar with the keyboard, says what they are, and takes Enter for the click', () => {
  press('ArrowLeft');
  press('ArrowLeft');
  expect(area()).toHaveAttribute('aria-valuetext', 'bars 7 to 7');
  expect(area()).toHaveAttribute('aria-valuenow', '8');
  press('ArrowLeft', true);
  expect(screen.getByText('bars 6 to 7')).toBeInTheDocument();
  press('Enter');
  expect(onRange.mock.calls).toEqual([[7, 6]]);
});

it('does nothing at Enter before a bar is chosen', () => {
  press('Enter');
  press('a');
  expect(onRange).not.toHaveBeenCalled();
});
