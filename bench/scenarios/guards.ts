import { interleave } from '../measure/interleave.ts';
import { faultsOfStore, readStored } from '../measure/stored.ts';
import { createTarget, faultsOf } from '../measure/target.ts';
import { ingestRow, type IngestSummary, ratioOf, summariseIngest } from '../report/ingest-row.ts';
import { atLeast } from '../report/row.ts';
import { type ProvisionedIntegration, startSidecar, webhookUrl } from '../servers/sidecar.ts';
import { goalConnections, type Scenario, usualKeys } from './scenario.ts';
import { sumOf } from './with-servers.ts';

const secret = 'what-only-the-benchmark-signs-with';

const signing: ProvisionedIntegration = {
  uid: 'signing',
  orgId: 1,
  name: 'Signing',
  type: 'formatted_webhook',
  token: 'signed-for-the-benchmark',
  settings: { guards: { signature: { scheme: 'github' } } },
  secrets: { signature: secret },
};

/** Alerts to an integration without guards, and to one that checks the HMAC of each body, of the same sidecar. */
export const guards: Scenario = async (bench) => {
  const { seconds, rounds, warmUpSeconds } = bench.scale;
  const { bundle, profile } = bench;
  const sidecar = await startSidecar({ bundle, folder: bench.newFolder(), profile, others: [signing] });
  const open = createTarget(sidecar, bench.generator);
  const guarded = createTarget({ ...sidecar, url: webhookUrl(sidecar.origin, signing), secret }, bench.generator);
  const cases = [
    { name: 'no guard', target: open },
    { name: 'HMAC', target: guarded },
  ];

  const pressure = { keys: usualKeys, connections: goalConnections, seconds };
  for (const { target } of cases) {
    await target.put({ ...pressure, seconds: warmUpSeconds });
  }
  const measured = await interleave(
    cases.map(({ name, target }) => ({ name, measure: () => target.put(pressure) })),
    rounds,
    bench.calibration
  );
  await sidecar.stop();

  const summaries = new Map([...measured].map(([name, slices]) => [name, summariseIngest(slices)]));
  const of = (name: string) => summaries.get(name) as IngestSummary;
  const row = { scenario: 'guards', server: 'Bellhook' };
  return {
    scenario: 'guards',
    rows: [
      ingestRow({ ...row, variant: 'no guard' }, of('no guard')),
      ingestRow({ ...row, variant: 'HMAC' }, of('HMAC'), { name: 'no guard', summary: of('no guard') }),
    ],
    goals: [atLeast('rate with HMAC, of that without', ratioOf(of('HMAC'), of('no guard')), 0.85)],
    notes: [],
    faults: [
      ...[open, guarded].flatMap(faultsOf),
      ...faultsOfStore(readStored(sidecar.databasePath), sumOf([open, guarded])),
    ],
    slices: Object.fromEntries(measured),
  };
};
