import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Case, type CaseRequest, caseShape } from '../../../../test-support/sidecar/cases/case.ts';
import { toMatcher } from '../../../../test-support/sidecar/cases/matcher.ts';
import { eventually } from '../../../../test-support/sidecar/eventually.ts';
import { startTestSidecar, type TestSidecar } from '../../../../test-support/sidecar/test-sidecar.ts';

/** Deliveries as senders really make them, each file with what is right. `cases/case.ts` says what is in a file. */
const folder = join(import.meta.dirname, '../../../../test-support/sidecar/cases');
const cases = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file): [string, Case] => [
    file.replace('.json', ''),
    caseShape.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  ]);

let sidecar: TestSidecar;
let time = Date.parse('2026-11-23T12:00:00Z');
beforeAll(async () => {
  sidecar = await startTestSidecar();
});
afterAll(() => sidecar.close());

test.each(cases)('%s', async (name, { type, templates, requests, groups, deliveries }) => {
  const { body: integration } = await sidecar.call('POST', 'integrations', { name, type, templates });
  const replies: unknown[] = [];
  for (const request of requests) {
    time += 1000;
    sidecar.setTime(time);
    replies.push(await send(new URL(integration.url).pathname, request));
  }
  expect(replies).toMatchObject(requests.map(({ reply }) => toMatcher(reply)));

  const found = await sidecar.call('GET', `alert-groups?integration=${integration.uid}&limit=100`);
  const whole = await Promise.all(
    found.body.items.map(async ({ id }: { id: string }) => (await sidecar.call('GET', `alert-groups/${id}`)).body)
  );
  expect(whole.reverse()).toMatchObject(groups.map(toMatcher));

  if (deliveries !== undefined) {
    await eventually(async () => {
      const { body } = await sidecar.call('GET', `integrations/${integration.uid}/deliveries?limit=100`);
      expect(body.items.reverse()).toMatchObject(deliveries.map(toMatcher));
    });
  }
});

async function send(url: string, { method, path, headers, body, text }: CaseRequest): Promise<object> {
  const sent = text ?? (body === undefined ? null : JSON.stringify(body));
  const response = await sidecar.request(url + path, { method, headers, body: sent });
  const answer = await response.text();
  return { status: response.status, text: answer, ...(answer.startsWith('{') && { json: JSON.parse(answer) }) };
}
