import type { Method, Methods } from '../method.ts';
import { noBytes } from '../no-bytes.ts';
import { caseMethods } from './case.ts';
import { characterTests } from './character-tests.ts';
import { joinMethods } from './join.ts';
import { padMethods } from './pad.ts';
import { replaceMethods } from './replace.ts';
import { searchMethods } from './search.ts';
import { splitMethods } from './split.ts';
import { stripMethods } from './strip.ts';
import { translateMethods } from './translate.ts';
import type { TextMethod } from './text-method.ts';

/** What the methods of Python's str do with the characters of a text; `format` is apart, as it takes attributes. */
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

/** The methods of Python's str but for `format` and `format_map`. */
export const textMethods: Methods = new Map<string, Method>([
  ...Array.from(
    textBodies,
    ([name, body]) => [name, (runtime, self, args) => body(runtime, self as string, args)] satisfies [string, Method]
  ),
  ['encode', noBytes('encode')],
]);
