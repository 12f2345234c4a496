import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSidecar } from '../scripts/build-sidecar.ts';
import { findGenerator } from './load/find-generator.ts';
import { startCalibration } from './machine/calibration.ts';
import { readConditions } from './machine/conditions.ts';
import { readOptions, type ScenarioName } from './options.ts';
import { readProfiles } from './profile/summary.ts';
import { formatConditions } from './report/conditions.ts';
import { formatProfiles } from './report/profile.ts';
import type { ScenarioReport } from './report/row.ts';
import { formatReports } from './report/table.ts';
import { bulk } from './scenarios/bulk.ts';
import { fairness } from './scenarios/fairness.ts';
import { growth } from './scenarios/growth.ts';
import { guards } from './scenarios/guards.ts';
import { ingest } from './scenarios/ingest.ts';
import { integrations } from './scenarios/integrations.ts';
import { keys } from './scenarios/keys.ts';
import { memory } from './scenarios/memory.ts';
import { reads } from './scenarios/reads.ts';
import { scale } from './scenarios/scale.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { search } from './scenarios/search.ts';
import { sidecars } from './scenarios/sidecars.ts';

const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  ingest,
  keys,
  guards,
  sidecars,
  growth,
  memory,
  reads,
  search,
  bulk,
  integrations,
  fairness,
  scale,
};

/** `npm run bench`: measures and prints the results. It fails if alerts were lost or refused, but never because of a rate. */
async function main(args: readonly string[]): Promise<void> {
  const options = readOptions(args);
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const reports: ScenarioReport[] = [];
  const print = () => console.log(`\n${formatReports(reports, options.scale.name !== 'smoke')}`);
  // What an ended run has measured may have taken half an hour.
  const end = (status: number) => {
    print();
    process.exit(status);
  };
  process.once('SIGINT', () => end(130));
  process.once('SIGTERM', () => end(143));

  const generator = await findGenerator(options.generator, folder);
  const conditions = readConditions(folder, generator.name);
  console.log(formatConditions(conditions));
  const bundle = options.sidecar ?? (await build(folder));
  const calibration = startCalibration();
  for (const name of options.scenarios) {
    log(name);
    reports.push(
      await scenarios[name]({
        scale: options.scale,
        generator,
        calibration,
        bundle,
        profile: options.profile,
        postgres: options.postgres,
        large: options.large,
        newFolder: () => mkdtempSync(join(folder, 'server-')),
        log,
      })
    );
  }
  const { best } = calibration;
  await calibration.close();

  print();
  if (options.profile !== null) {
    console.log(`\n${formatProfiles(readProfiles(options.profile))}`);
  }
  if (options.json !== null) {
    writeFileSync(
      options.json,
      `${JSON.stringify({ conditions, scale: options.scale, calibration: best, reports }, null, 2)}\n`
    );
  }
  if (reports.some(({ faults }) => faults.length > 0)) {
    process.exitCode = 1;
  }
}

async function build(folder: string): Promise<string> {
  await buildSidecar(join(folder, 'dist'));
  return join(folder, 'dist', 'sidecar.mjs');
}

function log(line: string): void {
  console.error(`${new Date().toISOString().slice(11, 19)} ${line}`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`npm run bench: ${(error as Error).message}`);
  process.exit(1);
});
