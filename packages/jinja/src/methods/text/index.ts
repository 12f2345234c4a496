import { type Method, type Methods, noBytes, type TextMethod } from '../method.ts';
import { caseMethods } from './case.ts';
import { characterTests } from './character-tests.ts';
import { padMethods, stripMethods } from './padding.ts';
import { replaceMethods, translateMethods } from './replace.ts';
import { searchMethods } from './search.ts';
import { joinMethods, splitMethods } from './split.ts';

/** The methods of Python's str, for the characters of a text. `format` is separate, because it reads attributes. */
export const textBodies: ReadonlyMap<string, TextMethod> = new Map([
  ...caseMethods,
  ...characterTests,
  ...joinMethods,
  ...padMethods,
  ...replaceMethods,
  ...searchMethods,
  ...splitMethods,
  ...stripMethods,
  ...translateMethods,
]);

/** The methods of Python's str except `format` and `format_map`. */
export const textMethods: Methods = new Map<string, Method>([
  ...Array.from(
    textBodies,
    ([name, body]) => [name, (runtime, self, args) => body(runtime, self as string, args)] satisfies [string, Method]
  ),
  ['encode', noBytes('encode')],
]);
