import { parseJson } from '@bellhook/jinja';
import { expect, test } from '@jest/globals';
import type { IntegrationType } from '../../pkg/contract/integration-types.ts';
import { renderAppearance } from '../../pkg/interpret/appearance.ts';
import type { Facts } from '../../pkg/interpret/facts.ts';
import { factsOf, testSet } from './interpret.ts';

/** What a default template makes of a payload: the facts, and what is rendered when somebody looks. */
export type Reading = Partial<Facts> & {
  message?: string | null;
  sourceLink?: string | null;
  imageUrl?: string | null;
};

/** Tests what the default templates of a type make of payloads, each with the words that say what it is. */
export function testReadings(
  type: IntegrationType,
  readings: ReadonlyArray<readonly [what: string, payload: unknown, reading: Reading]>
): void {
  test.each(readings)(`${type} reads %s`, (_, payload, reading) => {
    expect(readingOf(type, payload)).toMatchObject({ failures: [], ...reading });
  });
}

function readingOf(type: IntegrationType, payload: unknown): Reading {
  const { message, imageUrl, sourceLink, failures } = renderAppearance(
    testSet(type),
    [{ payload: parseJson(JSON.stringify(payload)), headers: null }],
    { number: 7, link: '/g/7' },
    ['message', 'imageUrl', 'sourceLink']
  );
  const facts = factsOf(type, payload);
  return { ...facts, message, imageUrl, sourceLink, failures: [...facts.failures, ...failures] };
}
