import { expect, test } from '@jest/globals';
import { newView, plainView } from '../../../test-support/sidecar/view.ts';
import { sharedViewLimit, viewLimit } from '../../contract/views/limits.ts';
import type { ViewChange, ViewPerson } from '../shapes/views.ts';
import { planViewChange } from './plan-views.ts';
import type { ViewRecord } from './view-record.ts';

const ada: ViewPerson = { login: 'ada', mayShare: true };
const share: ViewChange = { kind: 'update', uid: 'ada-0', content: {}, shared: true };
const keep: ViewChange = { kind: 'update', uid: 'null-0', content: {}, shared: false };

function views(owner: string | null, count: number, provisioned = false): ViewRecord[] {
  return Array.from({ length: count }, (_, position) => ({
    ...plainView(),
    orgId: 1,
    uid: `${owner}-${provisioned ? 'file-' : ''}${position}`,
    owner,
    provisioned,
    position,
  }));
}

test.each<[string, ViewRecord[], ViewChange, string]>([
  ['the last of one’s own', views('ada', viewLimit - 1), newView(), 'changed'],
  ['one too many of one’s own', views('ada', viewLimit), newView(), 'too_many'],
  ['the last shared one', views(null, sharedViewLimit - 1), newView({ shared: true }), 'changed'],
  ['one shared too many', views(null, sharedViewLimit), newView({ shared: true }), 'too_many'],
  [
    'one too many beside those of files',
    [...views(null, sharedViewLimit - 1), ...views(null, 1, true)],
    newView({ shared: true }),
    'too_many',
  ],
  ['one’s own beside many shared ones', views(null, sharedViewLimit), newView(), 'changed'],
  ['one that becomes shared', [...views('ada', 1), ...views(null, sharedViewLimit)], share, 'too_many'],
  ['one that becomes one’s own', [...views('ada', viewLimit), ...views(null, 1)], keep, 'too_many'],
])('%s', (_, known, change, outcome) => {
  const plan = planViewChange({ orgId: 1, views: known, orgDefault: null }, ada, change);
  expect(plan).toMatchObject({ outcome, writes: outcome === 'changed' ? [{ kind: 'put' }] : [] });
});

test('order writes the views of the named ones’ owners only', () => {
  const known = [...views('ada', 3), ...views(null, 2)];
  const plan = planViewChange({ orgId: 1, views: known, orgDefault: null }, ada, { kind: 'order', uids: ['ada-2'] });
  expect(plan.writes.map((write) => write.kind === 'put' && [write.record.uid, write.record.position])).toEqual([
    ['ada-2', 0],
    ['ada-0', 1],
    ['ada-1', 2],
  ]);
});
