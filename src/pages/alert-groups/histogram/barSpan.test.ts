import { steppedSpan } from './barSpan';

const press = (keys: string) => ({
  key: keys.replace(/^.*\+/, ''),
  shiftKey: keys.startsWith('Shift+'),
  ctrlKey: keys.startsWith('Control+'),
  metaKey: false,
  altKey: false,
});

it.each([
  ['begins at the newest bar', null, 'ArrowLeft', [8, 8]],
  ['goes to the next bar', [3, 3], 'ArrowRight', [4, 4]],
  ['ends at the first bar', [0, 0], 'ArrowLeft', [0, 0]],
  ['ends at the last bar', [9, 9], 'ArrowRight', [9, 9]],
  ['goes to the first bar', [5, 5], 'Home', [0, 0]],
  ['goes to the last bar', [5, 5], 'End', [9, 9]],
  ['takes more with Shift', [3, 3], 'Shift+ArrowRight', [3, 4]],
  ['takes more on the other side', [3, 3], 'Shift+ArrowLeft', [3, 2]],
  ['takes all up to the end', [3, 5], 'Shift+End', [3, 9]],
  ['leaves several for one', [3, 5], 'ArrowLeft', [4, 4]],
  ['comes back from bars that are gone', [20, 20], 'ArrowLeft', [8, 8]],
  ['takes more from bars that are gone', [20, 20], 'Shift+ArrowLeft', [9, 8]],
  ['leaves other keys', [3, 3], 'a', null],
  ['leaves keys of the browser', [3, 3], 'Control+ArrowLeft', null],
] as const)('%s', (_, before, keys, after) => {
  const span = before && { begun: before[0], at: before[1] };
  expect(steppedSpan(span, press(keys), 10)).toEqual(after && { begun: after[0], at: after[1] });
});
