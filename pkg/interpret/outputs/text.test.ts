import { expect, test } from '@jest/globals';
import { keyText, titleText } from './text.ts';

test.each([
  '',
  ' \n',
  'None',
  ' null ',
  'undefined',
  'None-None',
  'NoneNone',
  'None / undefined',
  ' - ',
  '/',
  '[] ()',
  '"" | ""',
  '«», ‘’ – …',
  '[null] null: ',
  '<>',
  '``',
])('%j is left of a template whose parts are missing, so it is no key and no title', (output) => {
  expect([keyText(output), titleText(output)]).toEqual([null, null]);
});

test.each(['{}:{}', '{}', '0', 'false', 'Nonesuch', 'None of them', 'null island', 'nulls', '🔥', '–a–', 'NaN', '日'])(
  '%j says something',
  (output) => {
    expect([keyText(output), titleText(output)]).toEqual([output, output]);
  }
);
