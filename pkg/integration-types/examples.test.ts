import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJson } from '@bellhook/jinja';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { factsOf } from '../../test-support/sidecar/interpret.ts';
import { startTestSidecar, type TestSidecar } from '../../test-support/sidecar/test-sidecar.ts';
import { type IntegrationType, integrationTypes } from '../contract/integration-types.ts';
import { definitions } from './definitions.ts';
import type { TypeExamples } from './type-presentation.ts';

const examplesOf = async (type: IntegrationType) =>
  ((await import(`./${type}/examples.ts`)) as { examples: TypeExamples }).examples;

describe.each(integrationTypes)('the examples of %s', (type) => {
  test('are read as an alert and as its recovery', async () => {
    const { firing, resolving } = await examplesOf(type);
    const fired = factsOf(type, firing);
    expect(fired).toMatchObject({ groupingKey: expect.any(String), signal: 'fire', failures: [], hint: null });
    expect(resolving === undefined ? { ...fired, signal: 'resolve' } : factsOf(type, resolving)).toMatchObject({
      groupingKey: fired.groupingKey,
      signal: 'resolve',
      failures: [],
      hint: null,
    });
  });

  test('with the odd one fail nowhere', async () => {
    const { odd } = await examplesOf(type);
    expect(factsOf(type, odd)).toMatchObject({ failures: [] });
  });

  test('are claimed by no other tool’s type', async () => {
    const { firing, resolving, odd } = await examplesOf(type);
    for (const payload of [firing, resolving, odd].map((example) => parseJson(JSON.stringify(example ?? null)))) {
      const claiming = integrationTypes.filter((other) => definitions[other].recognises?.(payload));
      expect(claiming.filter((other) => other !== type && definitions[other].sender !== undefined)).toEqual([]);
    }
  });

  test('have a source that people can open', async () => {
    expect((await examplesOf(type)).source).toMatch(/^https:\/\/\S+$/);
  });
});

test.each(integrationTypes)('the icon of %s is a small drawing in the colour that both themes show', (type) => {
  const svg = readFileSync(join(import.meta.dirname, type, 'icon.svg'), 'utf8');
  expect(svg.length).toBeLessThan(2000);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 24 24" /);
  expect(svg.match(/#[0-9a-f]{3,8}/gi)).toEqual(svg.match(/#808690/g));
  expect(svg).not.toMatch(/<(script|style|image|text|use|foreignObject)|\son\w+=|href/i);
});

describe('by HTTP', () => {
  let sidecar: TestSidecar;
  beforeAll(async () => void (sidecar = await startTestSidecar()));
  afterAll(() => sidecar.close());

  test.each(integrationTypes)('an alert of %s and its recovery are one resolved group', async (type) => {
    const { firing, resolving, odd, shown } = await examplesOf(type);
    const { uid, url } = (await sidecar.call('POST', 'integrations', { name: type, type })).body;
    const send = (payload: unknown) => sidecar.post(new URL(url).pathname, JSON.stringify(payload));
    const groups = async () => {
      const { items } = (await sidecar.call('GET', `alert-groups?integration=${uid}`)).body;
      return Promise.all(
        items.map(async ({ id }: { id: string }) => (await sidecar.call('GET', `alert-groups/${id}`)).body)
      );
    };

    expect(await send(firing)).toMatchObject({ status: 200, body: { status: 'accepted' } });
    const { title, severity, link } = shown;
    expect(await groups()).toMatchObject([{ state: 'firing', title, severity, sourceLink: link }]);
    if (resolving !== undefined) {
      expect(await send(resolving)).toMatchObject({ status: 200, body: { status: 'accepted' } });
      expect(await groups()).toMatchObject([{ state: 'resolved', title, severity, sourceLink: link, alertCount: 2 }]);
    }
    expect(await send(odd)).toMatchObject({ status: 200 });
  });
});
