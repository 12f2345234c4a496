import { renderHook } from '@testing-library/react';
import type { MouseEvent } from 'react';
import { useDeliberateClick } from './useDeliberateClick';

it.each([
  ['one click', [[1, 0]], 1],
  [
    'the second click of a double click',
    [
      [1, 0],
      [2, 180],
    ],
    1,
  ],
  [
    'a triple click',
    [
      [1, 0],
      [2, 180],
      [3, 360],
    ],
    1,
  ],
  [
    'two clicks in different places',
    [
      [1, 0],
      [1, 180],
    ],
    2,
  ],
  [
    'a key that is held down',
    [
      [0, 0],
      [0, 500],
      [0, 530],
      [0, 560],
      [0, 1050],
    ],
    2,
  ],
  [
    'a key that is pressed twice',
    [
      [0, 0],
      [0, 700],
    ],
    2,
  ],
])('lets deliberate clicks through: %s', (_, clicks, acts) => {
  const { result } = renderHook(() => useDeliberateClick());
  const act = jest.fn();
  for (const [detail, timeStamp] of clicks) {
    result.current(act)({ detail, timeStamp } as MouseEvent);
  }
  expect(act).toHaveBeenCalledTimes(acts);
});
