import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildStale } from '../../preview/build-stale.ts';
import { distFolder, root } from '../../preview/paths.ts';
import { type Preview, startPreview } from '../../preview/start-preview.ts';
import { readConditions } from '../machine/conditions.ts';
import { median } from '../measure/statistics.ts';
import { type Scale, scales } from '../scale.ts';
import { databasePathIn, integration } from '../servers/sidecar.ts';
import { filledStore } from '../store/filled-store.ts';
import { variedIntegration } from '../store/varied-integration.ts';
import { type Opening, openList } from './open-list.ts';

/**
 * `npm run bench:page`: how long the list of alert groups takes in a browser, from the navigation until a key works in it, in
 * the preview with the filled store of the other benchmarks. Options: `--rounds` (11), and `--smoke` for a small store.
 */
async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: '11' }, smoke: { type: 'boolean', default: false } },
  });
  const scale = scales[values.smoke ? 'smoke' : 'normal'];
  const folder = mkdtempSync(join(tmpdir(), 'bellhook-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  await buildStale(console.error, new AbortController().signal);
  const preview = await startFilledPreview(folder, scale);
  const openings = await openList(preview.url, Number(values.rounds));
  await preview.close();

  const { date, cpu, cores } = readConditions(folder, 'a browser');
  console.log(`${date}, ${cpu}, ${cores} cores; ${scale.store.groups} groups, ${scale.store.alerts} alerts\n`);
  console.log('| opened by | plugin asked for after ms | a key works after ms | rounds between | facets after ms |');
  console.log('| --- | --- | --- | --- | --- |');
  Object.entries(openings).forEach(([name, times]) => console.log(row(name, times)));
}

async function startFilledPreview(folder: string, scale: Scale): Promise<Preview> {
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder);
  const newFolder = () => mkdtempSync(join(folder, 'server-'));
  const store = await filledStore({ scale, bundle: join(distFolder, 'sidecar.mjs'), newFolder, log: console.error });
  copyFileSync(store, databasePathIn(dataFolder));
  const integrations = { apiVersion: 1, integrations: [integration, variedIntegration] };
  writeFileSync(join(folder, 'integrations.yaml'), JSON.stringify(integrations));
  const preview = await startPreview({
    address: '127.0.0.1:0',
    webhookAddress: '127.0.0.1:0',
    dataFolder,
    provisioningFolder: join(root, 'provisioning'),
    env: { BELLHOOK_PROVISIONING_PATH: folder },
    log: () => undefined,
  });
  await preview.plugin.client.checkHealth({ orgId: integration.orgId });
  return preview;
}

function row(name: string, times: readonly Opening[]): string {
  const keys = times.map(({ key }) => key);
  const between = `${ms(Math.min(...keys))} and ${ms(Math.max(...keys))}`;
  const medians = [times.map(({ plugin }) => plugin), keys, times.map(({ facets }) => facets)].map(median);
  const [plugin, key, facets] = medians.map(ms);
  return `| ${[name, plugin, key, between, facets].join(' | ')} |`;
}

function ms(time: number): string {
  return time.toFixed(0);
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`npm run bench:page: ${(error as Error).message}`);
    process.exit(1);
  }
);
