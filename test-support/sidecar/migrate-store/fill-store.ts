import { defaultSettings } from '../../../pkg/contract/integrations/settings.ts';
import type { Facts } from '../../../pkg/interpret/facts.ts';
import type { PersonAction } from '../../../pkg/store/shapes/actions.ts';
import type { IncomingAlert } from '../../../pkg/store/shapes/alerts.ts';
import type { Store } from '../../../pkg/store/store.ts';
import { plainAlert } from '../alert.ts';
import { plainFacts } from '../facts.ts';
import { anAsked } from '../handshake.ts';
import { plainIntegration } from '../integration.ts';
import { noWindows, plainWindow } from '../maintenance.ts';
import { newView, noViews, plainView } from '../view.ts';

export const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const bob = { kind: 'user', login: 'bob', name: 'Bob' } as const;

/** What can still be undone: a deletion of the group `gone`, and an acknowledgement of `seen`. */
export const operations = ['deletes gone', 'acknowledges seen'] as const;

/** An alert to the integration `one` of a filled store. */
export const alertToOne = (facts: Partial<Facts> = {}, fields: Partial<IncomingAlert> = {}): IncomingAlert =>
  plainAlert({ integrationId: 1, facts: plainFacts(facts), ...fields });

/** Fills a store with something of everything, in orgs 1 and 2. The clock is at 2000 in the end. */
export async function fillStore(store: Store): Promise<void> {
  const org = store.forOrg(1);
  const settings = { ...defaultSettings, quotaPerMinute: 7, duplicateWindow: 60 };
  await org.createIntegration(plainIntegration({ settings, templates: { title: '{{ payload.é }}' } }));
  await org.updateIntegration(
    'one',
    { templates: { title: '{{ payload.ü }}', labels: '' } },
    { author: { kind: 'user', login: 'ada', name: 'Ada' }, at: 3 }
  );
  // More than a transaction is tried again, should their ids be given again.
  for (let i = 1; i <= 12; i++) {
    await org.updateIntegration('one', { templates: { sourceLink: `${i}` } }, { author: ada, at: 3 });
    await org.changeHandshakes('one', { kind: 'ask', asked: anAsked({ topic: `topic ${i}` }) });
  }
  const signature = (sealed: string, replaces: string | null) => ({ signature: { sealed, setAt: 4, replaces } });
  await org.updateIntegration('one', { secrets: signature('former seal', null) }, { author: ada, at: 4 });
  await org.updateIntegration(
    'one',
    { token: { hash: 'a hash', hint: 'ints' }, secrets: signature('seal', 'former seal'), formerUntil: 9_000_000 },
    { author: ada, at: 5 }
  );
  await store.noteSecretUses([
    { integrationId: 1, name: 'token', replacedAt: 5, uses: 2, lastUsedAt: 6, successorUsedAt: 7 },
  ]);
  await org.createIntegration(plainIntegration({ uid: 'old', name: 'Old', token: 'old token' }));
  await store.forOrg(2).createIntegration(plainIntegration({ token: 'token of two' }));
  await store.provision({
    integrations: [{ ...plainIntegration({ uid: 'file', name: 'File', token: 'filed' }), orgId: 1 }],
    deletions: [],
    views: { ...noViews, views: [{ ...plainView(), orgId: 1, uid: 'filed', isDefault: true }] },
    maintenance: noWindows,
    at: 7,
  } as Parameters<Store['provision']>[0]);

  const labels = { env: 'prod', team: 'Größe "x" \\ y' };
  const failures: Facts['failures'] = [{ template: 'title', message: 'no', line: 1 }] as unknown as Facts['failures'];
  const keys = ['firing', 'seen', 'silent', 'silent for ever', 'done', 'gone', 'assigned', 'noted', 'again'];
  await store.addAlerts(
    [
      ...keys.map((groupingKey) =>
        alertToOne(
          { groupingKey, title: `Disk of ${groupingKey} 🚨`, labels, severity: 'critical', failures },
          { payload: JSON.stringify({ groupingKey, text: 'a \u0000 b\n"\\{}' }) }
        )
      ),
      alertToOne({ groupingKey: null }, { payload: `"${'x'.repeat(300_000)}"` }),
      alertToOne({ groupingKey: 'again', signal: 'resolve' }, { receivedAt: 1100 }),
      alertToOne({ groupingKey: 'again', instances: { firing: 2, total: 3 } }, { receivedAt: 1200 }),
      plainAlert({ integrationId: 2, facts: plainFacts(), receivedAt: 1300 }),
      plainAlert({ integrationId: 3, orgId: 2, facts: plainFacts(), receivedAt: 1300 }),
    ],
    [
      {
        orgId: 1,
        integrationId: 1,
        receivedAt: 1001,
        address: '192.0.2.2',
        size: 9,
        outcome: 'too_large',
        detail: 'It is {"large"}',
        body: Buffer.from([0, 255, 92, 34]),
        tookMs: 4,
        request: '{"method":"PUT","headers":{},"secretHeaders":["cookie"]}',
      },
    ]
  );
  await store.addAlerts([named()], []);
  // Enough for retention to leave a gap in the middle.
  for (let batch = 0; batch < 3; batch += 1) {
    await store.addAlerts(
      Array.from({ length: 500 }, (_, i) => alertToOne({ groupingKey: 'storm' }, { receivedAt: 1400 + batch + i })),
      []
    );
  }
  await org.deleteIntegration('old');
  while ((await store.catchUp()) || (await store.retain(2000, { resolvedDays: 0, keptAlerts: 20 }))) {
    // Until nothing is left to do.
  }

  const act = (groupNumber: number, action: PersonAction, operation?: string) =>
    org.actOnGroups([groupNumber], action, ada, 2000, operation);
  await act(2, { action: 'acknowledge' }, operations[1]);
  await act(3, { action: 'silence', until: 9_000_000, reason: 'Known' });
  await act(4, { action: 'silence', until: null });
  await act(5, { action: 'resolve', reason: 'Mended' });
  await act(6, { action: 'delete' }, operations[0]);
  await act(7, { action: 'assign', assignee: bob });
  await act(8, { action: 'note', text: 'Look at the *Printer*' });
  await act(8, { action: 'note', text: 'Frist' });
  const [note] = (await org.listEvents(8, { limit: 1, cursor: undefined })).items;
  await org.editNote(8, note?.id as number, 'First', 2000);
  await org.changeViews({ login: 'ada', mayShare: true }, newView({ uid: 'shared', shared: true, columns: ['a'] }));
  await org.changeViews({ login: 'ada', mayShare: false }, newView({ uid: 'own', isDefault: true }));
  await org.changeWindows({ kind: 'create', uid: 'upgrade', content: plainWindow() }, ada, 8);
  const version = await store.readWindowVersion();
  await store.takeIntoMaintenance({ orgId: 1, uid: 'upgrade', version, until: 20_000, ids: [9], at: 2000 });
  await store.saveRetentionTime(1900);
}

/** A delivery that says which it is, so that it is recognised when it comes again. */
export const named = (): IncomingAlert =>
  alertToOne(
    { groupingKey: 'firing' },
    {
      receivedAt: 1350,
      delivery: {
        address: '192.0.2.3',
        size: 2,
        idHash: Buffer.alloc(16, 0xfe),
        idExpiresAt: 1e12,
        note: null,
        parts: null,
        tookMs: 3,
        request: null,
      },
    }
  );
