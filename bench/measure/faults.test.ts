import { describe, expect, test } from '@jest/globals';
import { faultsOfStore } from './stored.ts';
import { faultsOf, type Sent, type Target } from './target.ts';

const target = (sent: Partial<Sent>): Pick<Target, 'server' | 'sent'> => ({
  server: { name: 'Bellhook', pid: 1, url: '', body: '', stop: async () => {} },
  sent: { acknowledged: 100, unanswered: 8, refused: 0, broken: 0, ...sent },
});

describe('what was sent', () => {
  test('everything acknowledged is no error', () => {
    expect(faultsOf(target({}))).toEqual([]);
  });

  test.each([
    [{ acknowledged: 0 }, 'acknowledged nothing'],
    [{ refused: 2 }, 'refused 2 requests'],
    [{ broken: 3 }, 'left 3 requests without an answer'],
  ])('%j', (sent, fault) => {
    expect(faultsOf(target(sent))).toEqual([`Bellhook ${fault}`]);
  });
});

describe('what is stored', () => {
  test.each([100, 104, 108])('%d of 100 acknowledged and 8 unanswered ones is no error', (alerts) => {
    expect(faultsOfStore({ alerts, counted: alerts }, target({}))).toEqual([]);
  });

  test.each([
    [{ alerts: 99, counted: 99 }, 0, '1 of 100 acknowledged alerts are not stored'],
    [{ alerts: 149, counted: 149 }, 50, '1 of 100 acknowledged alerts are not stored'],
    [{ alerts: 109, counted: 109 }, 0, '109 alerts are stored, but 100 were sent'],
    [{ alerts: 100, counted: 99 }, 0, 'the integrations count 99 alerts, but 100 are stored'],
  ])('%j, with %d before', (stored, before, fault) => {
    expect(faultsOfStore(stored, target({}), before)).toEqual([fault]);
  });
});
