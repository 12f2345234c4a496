import { beforeEach, expect, test } from '@jest/globals';
import type { StoreChange } from '../../../pkg/store/changes.ts';
import { plainIntegration } from '../integration.ts';
import { noWindows } from '../maintenance.ts';
import { noViews } from '../view.ts';
import type { TestStore } from './test-store.ts';

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const one = { orgId: 1, uid: 'one' };

export function describeChanges(on: TestStore): void {
  let heard: StoreChange[];
  let unsubscribe: () => void;

  beforeEach(() => {
    heard = [];
    unsubscribe = on.store.subscribe((change) => heard.push(change));
  });

  /** What was heard by the time that the work is done. */
  async function hear(work: () => Promise<unknown>): Promise<StoreChange[]> {
    heard = [];
    await work();
    return heard;
  }

  const ofGroups = [{ orgIds: [1], integrations: [] }];
  const ofOne = [{ orgIds: [1], integrations: [one] }];

  test('of integrations: which', async () => {
    const { org } = on;
    const two = { orgId: 1, uid: 'two' };
    expect(await hear(() => org.createIntegration(plainIntegration({ uid: 'two', token: 'two' })))).toEqual([
      { orgIds: [1], integrations: [two] },
    ]);
    expect(await hear(() => org.updateIntegration('one', { name: 'Other' }))).toEqual(ofOne);
    expect(await hear(() => org.updateIntegration('none', { name: 'Other' }))).toEqual([]);
    expect(await hear(() => org.deleteIntegration('one'))).toEqual(ofOne);
    expect(await hear(() => org.deleteIntegration('one'))).toEqual([]);
  });

  test('of who edits templates: when somebody begins or ends, and not in between', async () => {
    const note = (isEditing: boolean) => on.org.noteTemplateEditing('one', { tab: 'a', actor: ada, isEditing });
    expect(await hear(() => note(true))).toEqual(ofGroups);
    expect(await hear(() => note(true))).toEqual([]);
    expect(await hear(() => note(false))).toEqual(ofGroups);
    expect(await hear(() => note(false))).toEqual([]);
  });

  test('of provisioning: all that it names, once for all of them', async () => {
    const { createdAt: _, ...integration } = plainIntegration({ uid: 'two', token: 'two' });
    const plan = {
      integrations: [{ ...integration, orgId: 2 }],
      deletions: [one],
      views: noViews,
      maintenance: noWindows,
      at: 1,
    };
    expect(await hear(() => on.store.provision(plan))).toEqual([
      { orgIds: [2, 1], integrations: [{ orgId: 2, uid: 'two' }, one] },
    ]);
    expect(
      await hear(() =>
        on.store.provision({ integrations: [], deletions: [], views: noViews, maintenance: noWindows, at: 1 })
      )
    ).toEqual([]);
  });

  test('of alerts: the orgs where something is shown otherwise, once for a batch', async () => {
    const { add, incoming } = on;
    const theirs = await on.createIntegration(2, { token: 'theirs' });
    const withId = () => {
      const alert = incoming();
      return { ...alert, delivery: { ...alert.delivery, idHash: new Uint8Array([1]), idExpiresAt: 9000 } };
    };
    expect(await hear(() => add([withId(), incoming(), { ...incoming(), orgId: 2, integrationId: theirs }]))).toEqual([
      { orgIds: [1, 2], integrations: [] },
    ]);
    const nothingNew = [withId(), incoming({ groupingKey: 'none', signal: 'resolve' })];
    expect(await hear(() => add(nothingNew))).toEqual([]);
    expect(await hear(() => on.store.addAlerts([], [on.rejection()]))).toEqual([]);
    const failing = add([incoming(), { ...incoming(), integrationId: 999 }]).catch(() => {});
    expect(await hear(() => failing)).toEqual([]);
  });

  test('of actions, deletions and silences that end', async () => {
    const { add, incoming, org, store } = on;
    await add([incoming()]);
    expect(await hear(() => org.actOnGroups([1], { action: 'silence', until: 5000 }, ada, 2000))).toEqual(ofGroups);
    expect(await hear(() => org.actOnGroups([7], { action: 'resolve' }, ada, 2000))).toEqual([]);
    expect(await hear(() => store.endSilences(4999))).toEqual([]);
    expect(await hear(() => store.endSilences(5000))).toEqual(ofGroups);
    expect(await hear(() => on.deleteGroup(1))).toEqual(ofGroups);
    expect(await hear(() => on.deleteGroup(1))).toEqual([]);
  });

  test('to every listener, until it ends its subscription', async () => {
    const { add, incoming } = on;
    const others: StoreChange[] = [];
    const end = on.store.subscribe((change) => others.push(change));
    await add([incoming()]);
    unsubscribe();
    await add([incoming()]);
    end();
    await add([incoming()]);
    expect([heard.length, others.length]).toEqual([1, 2]);
  });
}
