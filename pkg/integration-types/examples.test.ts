import { expect, test } from '@jest/globals';
import { factsOf } from '../../test-support/sidecar/interpret.ts';
import { integrationTypes } from '../contract/integration-types.ts';
import type { TypeExamples } from './type-presentation.ts';

test.each(integrationTypes)('the examples of %s are read as an alert and as its recovery', async (type) => {
  const { examples } = (await import(`./${type}/examples.ts`)) as { examples: TypeExamples };
  const firing = factsOf(type, examples.firing);
  expect(firing).toMatchObject({ groupingKey: expect.any(String), signal: 'fire', failures: [], hint: null });
  expect(factsOf(type, examples.resolving)).toMatchObject({
    groupingKey: firing.groupingKey,
    signal: 'resolve',
    failures: [],
    hint: null,
  });
});
