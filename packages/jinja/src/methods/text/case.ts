import { positional } from '../method.ts';
import { capitalize, foldCase, swapCase, titleCase } from './casing.ts';
import type { TextMethods } from './text-method.ts';

/** `upper`, `lower` and what else changes between small and capital letters. */
export const caseMethods: TextMethods = [
  define('upper', (text) => text.toUpperCase()),
  define('lower', (text) => text.toLowerCase()),
  define('capitalize', capitalize, 4),
  define('casefold', foldCase, 4),
  define('swapcase', swapCase, 1),
  define('title', titleCase, 1),
];

/** @param charactersPerStep how many characters it changes in 100 ns */
function define(name: string, change: (text: string) => string, charactersPerStep = 16): TextMethods[number] {
  return [
    name,
    (runtime, text, args) => {
      positional(`${name}()`, args, 0);
      runtime.spend(1 + text.length / charactersPerStep);
      // A letter can become three.
      runtime.makeText(text.length);
      const changed = change(text);
      runtime.makeText(changed.length);
      return changed;
    },
  ];
}
