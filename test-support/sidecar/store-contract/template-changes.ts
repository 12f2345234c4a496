import { expect, test } from '@jest/globals';
import { templateHistoryLimit } from '../../../pkg/store/core/plan-template-change.ts';
import { TemplatesChanged } from '../../../pkg/store/errors.ts';
import type { ChangedBy } from '../../../pkg/store/shapes/template-changes.ts';
import { plainIntegration } from '../integration.ts';
import { noWindows } from '../maintenance.ts';
import { noViews } from '../view.ts';
import type { TestStore } from './test-store.ts';

const ada: ChangedBy = { author: { kind: 'user', login: 'ada', name: 'Ada' }, at: 5 };
const bob: ChangedBy = { author: { kind: 'anonymous' }, at: 6 };

export function describeTemplateChanges(on: TestStore): void {
  test('who changed templates is kept, with what they were, the newest change first', async () => {
    const { org } = on;
    await org.updateIntegration('one', { templates: { title: 'a', labels: 'l' } }, ada);
    await org.updateIntegration('one', { name: 'Other' }, bob);
    await org.updateIntegration('one', { templates: { title: null, labels: 'l' } }, bob);
    expect(await org.listTemplateChanges('one')).toEqual([
      { id: expect.any(Number), ...bob, templates: [{ template: 'title', before: 'a', after: null }] },
      {
        id: expect.any(Number),
        ...ada,
        templates: [
          { template: 'title', before: null, after: 'a' },
          { template: 'labels', before: null, after: 'l' },
        ],
      },
    ]);
  });

  test('of changes that go on from the same templates one is made, and of the others nothing', async () => {
    const save = (title: string) =>
      on.org.updateIntegration('one', { name: title, templates: { title }, basedOn: { title: null } }, ada);
    const saved = await Promise.allSettled(['a', 'b', 'c'].map(save));
    const refused = saved.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toMatchObject([{ templates: ['title'] }, { templates: ['title'] }]);
    expect(refused.every((reason) => reason instanceof TemplatesChanged)).toBe(true);
    const { name, templates } = (await on.org.getIntegration('one')) ?? {};
    expect(templates).toMatchObject({ title: name });
    expect(await on.org.listTemplateChanges('one')).toHaveLength(1);
    expect(await on.org.updateIntegration('none', { basedOn: { title: 'x' } }, ada)).toBeUndefined();
  });

  test('a provisioning file that changes templates is their author, and one that does not is none', async () => {
    const { createdAt: _, token: __, ...one } = plainIntegration({ templates: { title: 'filed' } });
    const provision = (at: number) =>
      on.store.provision({
        integrations: [{ ...one, orgId: 1, token: undefined }],
        deletions: [],
        views: noViews,
        maintenance: noWindows,
        at,
      });
    await provision(7);
    await provision(8);
    expect(await on.org.listTemplateChanges('one')).toEqual([
      {
        ...{ id: expect.any(Number), at: 7, author: { kind: 'provisioning' } },
        templates: [{ template: 'title', before: null, after: 'filed' }],
      },
    ]);
  });

  test('it is kept by integration; one that takes the uid of a deleted one has none of it', async () => {
    const { org } = on;
    await on.createIntegration(1, { uid: 'two', name: 'Two', token: 'two', templates: { title: 't' } });
    await org.updateIntegration('one', { templates: { title: 'a' } }, ada);
    expect(await org.listTemplateChanges('two')).toEqual([]);
    await org.deleteIntegration('one');
    expect(await org.listTemplateChanges('one')).toEqual([]);
    await on.createIntegration(1, { name: 'Next' });
    expect(await org.listTemplateChanges('one')).toEqual([]);
  });

  test('of very many changes the newest are kept, and of very long ones as many as there is room for', async () => {
    const { org } = on;
    const save = (title: string) => org.updateIntegration('one', { templates: { title } }, ada);
    const titles = async () => (await org.listTemplateChanges('one')).map(({ templates }) => templates[0]?.after);
    for (let i = 0; i < templateHistoryLimit.changes + 2; i += 1) {
      await save(`title ${i}`);
    }
    expect(await titles()).toHaveLength(templateHistoryLimit.changes);
    expect((await titles()).slice(0, 2)).toEqual(['title 51', 'title 50']);

    const long = 'x'.repeat(templateHistoryLimit.characters * 0.4);
    for (const end of ['a', 'b', 'c']) {
      await save(`${long}${end}`);
    }
    // Each has the text before it, too.
    expect((await titles()).map((title) => title?.at(-1))).toEqual(['c']);
  });
}
