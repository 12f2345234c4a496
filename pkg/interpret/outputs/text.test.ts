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
])('%j remains of a template whose values are missing, so it is neither a key nor a title', (output) => {
  expect([keyText(output), titleText(output)]).toEqual([null, null]);
});

test.each(['{}:{}', '{}', '0', 'false', 'Nonesuch', 'None of them', 'null island', 'nulls', '🔥', '–a–', 'NaN', '日'])(
  '%j says something',
  (output) => {
    expect([keyText(output), titleText(output)]).toEqual([output, output]);
  }
);
