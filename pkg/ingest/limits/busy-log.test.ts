import { expect, test } from '@jest/globals';
import type { Logger } from '../../logger.ts';
import { createBusyLog } from './busy-log.ts';

test('an integration is logged once a minute, with the number of deliveries refused since', () => {
  const lines: unknown[] = [];
  const log = createBusyLog({
    warn: (fields: object, text: string) => lines.push([fields, text]),
  } as unknown as Logger);
  for (let now = 0; now < 90_000; now += 10_000) {
    log.refused({ orgId: 7, integrationId: 12 }, 'Its org already has 3 alerts waiting to be stored.', now);
  }
  log.refused({ orgId: 7, integrationId: 13 }, '', 0);
  expect(lines).toEqual([
    [
      { orgId: 7, integrationId: 12, refusedBefore: 0 },
      expect.stringMatching(
        /^The integration 12 .* its org, 7, .* Its org already has 3 alerts waiting to be stored\. /
      ),
    ],
    [{ orgId: 7, integrationId: 12, refusedBefore: 5 }, expect.anything()],
    [{ orgId: 7, integrationId: 13, refusedBefore: 0 }, expect.anything()],
  ]);
});
