import { expect, test } from '@jest/globals';
import { createBriefEnvironment } from '../interpret/environment.ts';
import { createTemplateCompiler } from '../interpret/template-set.ts';
import { createBrief } from '../work/brief.ts';
import type { Understood } from '../work/jobs/understand.ts';
import type { Pool } from '../work/pool.ts';
import type { ReadyEndpoint } from './ready-endpoint.ts';
import { createUnderstanding } from './understanding.ts';

/** A template that takes some milliseconds, but less than the limit. */
const long = '{% for i in range(40000) %}{% endfor %}{{ payload.title }}';

function setUp({ busyLanes = [] as number[] } = {}) {
  const brief = createBrief();
  const compile = createTemplateCompiler(createBriefEnvironment(() => 0, brief.overran));
  const aside: number[] = [];
  const clock = { now: 0 };
  const understanding = createUnderstanding({
    brief,
    elapsed: () => clock.now,
    pool: {
      isBusy: (_, lane) => busyLanes.includes(lane),
      run: (async ({ lane }) => {
        aside.push(lane);
        return { rejection: 'empty_body' };
      }) as Pool['run'],
    },
  });
  return {
    clock,
    aside,
    /** The outcome, if there is one before the call returns. */
    ask(
      body: string | Buffer,
      { lane = 1, title = '{{ payload.title }}', contentType = 'application/json', split = false } = {}
    ) {
      const source = { type: 'webhook', name: 'Test', templates: { title }, settings: { split } } as const;
      const endpoint = { orgId: 1, integrationId: lane, ...source, set: compile(source) } as unknown as ReadyEndpoint;
      let outcome: Understood | undefined;
      understanding(
        endpoint,
        { body: Buffer.from(body), as: 'body', contentType, headers: null },
        {
          understood: (meaning) => (outcome = meaning),
          notUnderstood: () => {},
        }
      );
      return outcome;
    },
  };
}

test('a small and quick delivery is handled at once', () => {
  const { ask, aside } = setUp();
  expect(ask('{"title":"A"}')).toMatchObject({
    payload: { text: '{"title":"A"}' },
    facts: { title: 'A', failures: [] },
  });
  expect(ask('{')).toMatchObject({ rejection: 'invalid_json' });
  expect(aside).toEqual([]);
});

test('a large delivery goes to the pool', () => {
  const { ask, aside } = setUp();
  expect(ask(JSON.stringify({ title: 'A', text: 'x'.repeat(16 * 1024) }))).toBeUndefined();
  expect(aside).toEqual([1]);
});

test('a slow delivery goes to the pool, and for a while so do the next ones of its integration', () => {
  const { ask, aside, clock } = setUp();
  expect(ask('{"title":"A"}', { title: long })).toBeUndefined();
  expect(ask('{"title":"A"}')).toBeUndefined();
  expect(ask('{"title":"A"}', { lane: 2 })).toBeDefined();
  expect(aside).toEqual([1, 1]);
  clock.now = 10_000;
  expect(ask('{"title":"A"}')).toMatchObject({ facts: { title: 'A' } });
});

test('while an integration has jobs in the pool, its next deliveries go there too', () => {
  const { ask, aside } = setUp({ busyLanes: [1] });
  expect(ask('{"title":"A"}')).toBeUndefined();
  expect(ask('{"title":"A"}', { lane: 2 })).toBeDefined();
  expect(aside).toEqual([1]);
});

test('a multipart form goes to the pool', () => {
  const { ask, aside } = setUp();
  const form = '--x\r\ncontent-disposition: form-data; name="title"\r\n\r\nA\r\n--x--\r\n';
  expect(ask(form, { contentType: 'multipart/form-data; boundary=x' })).toBeUndefined();
  expect(aside).toEqual([1]);
});

test('a template that fails at once does not send the delivery to the pool', () => {
  const { ask, aside } = setUp();
  expect(ask('{"title":"A"}', { title: '{{ 1 / 0 }}' })).toMatchObject({
    facts: { failures: [{ template: 'title' }] },
  });
  expect(aside).toEqual([]);
});

test('a delivery that is split into many alerts goes to the pool', () => {
  const { ask, aside, clock } = setUp();
  const alerts = (count: number) =>
    JSON.stringify({ alerts: Array.from({ length: count }, (_, i) => ({ title: `${i}` })) });
  expect(ask(alerts(8), { split: true })).toMatchObject({ alerts: { length: 8 } });
  expect(aside).toEqual([]);
  expect(ask(alerts(9), { split: true })).toBeUndefined();
  expect(aside).toEqual([1]);
  clock.now = 10_000;
  expect(ask(alerts(9))).toMatchObject({ facts: { signal: 'fire' } });
});
