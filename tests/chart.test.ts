import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Deployment } from 'kubernetes-models/apps/v1';
import { HorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import { Ingress } from 'kubernetes-models/networking.k8s.io/v1';
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1';
import { ConfigMap, Service } from 'kubernetes-models/v1';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../pkg/config.ts';
import { hasHelm, lintChart, pathOf, renderChart, renderings, stampChart } from '../scripts/render-chart.ts';
import { readEnv, readStages } from './docker-files.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const imageEnv = readEnv(readStages(read('Dockerfile')).get('sidecar') ?? []);
const kinds = { ConfigMap, Service, Deployment, PodDisruptionBudget, HorizontalPodAutoscaler, Ingress };

/** As that of a mounted secret. */
const keysFile = join(mkdtempSync(join(tmpdir(), 'bellhook-chart-')), 'keys');
beforeAll(() => writeFileSync(keysFile, `${randomBytes(32).toString('base64')}\n`));
afterAll(() => rmSync(dirname(keysFile), { recursive: true }));

/** CI has no Helm: there only what it has made is looked at. */
const withHelm = hasHelm ? test : test.skip;

withHelm('Helm finds no fault in the chart', () => {
  expect(lintChart).not.toThrow();
});

describe.each(renderings.map(({ name, args }) => ({ name, args })))('the Helm chart, $name,', ({ name, args }) => {
  const text = readFileSync(pathOf(name), 'utf8');
  const objects = parseAllDocuments(text)
    .map((document) => document.toJS())
    .filter((object) => object !== null);
  const find = (kind: string, end = '') =>
    objects.find((object) => object.kind === kind && object.metadata.name.endsWith(end));
  const pod = find('Deployment').spec.template;
  const [container] = pod.spec.containers;

  test('was rendered from what the chart is now', () => {
    expect(text.slice(0, text.indexOf('\n') + 1)).toBe(stampChart());
  });

  withHelm('is what Helm renders', () => {
    expect(renderChart(args)).toBe(text);
  });

  test.each(objects.map((object) => [object.kind, object.metadata.name, object]))(
    '%s %s follows its schema',
    (kind, _, object) => {
      const Kind = kinds[kind as keyof typeof kinds];
      expect(() => new Kind(object).validate()).not.toThrow();
    }
  );

  test('service and budget select the pods, and what refers to others finds them', () => {
    expect(find('Service').spec.selector).toEqual(pod.metadata.labels);
    expect(find('PodDisruptionBudget').spec.selector.matchLabels).toEqual(pod.metadata.labels);
    expect(find('Deployment').spec.selector.matchLabels).toEqual(pod.metadata.labels);
    expect(container.envFrom[0].configMapRef.name).toBe(find('ConfigMap').metadata.name);
    const mounted = container.volumeMounts.map((mount: { name: string }) => mount.name);
    expect(mounted).toEqual(pod.spec.volumes.map((volume: { name: string }) => volume.name));
  });

  test('has settings that the sidecar takes, and a container that may do nothing else', () => {
    const settings: Record<string, string> = { ...imageEnv, ...find('ConfigMap').data };
    if (settings['BELLHOOK_SECRET_KEYS_FILE'] !== undefined) {
      settings['BELLHOOK_SECRET_KEYS_FILE'] = keysFile;
    }
    expect(readConfig(settings)).toMatchObject({
      database: { kind: 'postgres', tls: { mode: 'verify-full' } },
      publicUrl: 'https://alerts.example.com',
    });
    expect(container.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(pod.spec.securityContext).toMatchObject({ runAsUser: 472, runAsNonRoot: true });
    expect(container.readinessProbe.httpGet.path).toBe('/readyz');
    expect(container.livenessProbe.httpGet.path).toBe('/healthz');
  });

  test('has the files that its settings name', () => {
    const file: string | undefined = find('ConfigMap').data.BELLHOOK_SECRET_KEYS_FILE;
    const mounts: Array<{ name: string; mountPath: string }> = container.volumeMounts;
    const mount = mounts.find(({ mountPath }) => file?.startsWith(`${mountPath}/`));
    expect(mount?.name).toBe(name === 'plain' ? undefined : 'keys');
  });

  test('says how many there are in one place', () => {
    const autoscaler = find('HorizontalPodAutoscaler');
    expect(find('Deployment').spec.replicas).toBe(name === 'plain' ? 2 : undefined);
    expect(autoscaler?.spec.scaleTargetRef.name).toBe(name === 'plain' ? undefined : find('Deployment').metadata.name);
  });

  test('lets the outside reach webhooks only', () => {
    const paths = find('Ingress')?.spec.rules[0].http.paths;
    expect(paths?.map((each: { path: string }) => each.path)).toEqual(
      name === 'plain' ? undefined : ['/integrations/']
    );
  });
});

test('the values for Grafana’s chart add a sidecar that shares socket, settings and secret', () => {
  const values = parse(read('deploy/helm/grafana-values.yaml'));
  const chart = parse(read('deploy/helm/bellhook/values.yaml'));
  const containers = parse(values.extraContainers);
  const intake = parseAllDocuments(readFileSync(pathOf('plain'), 'utf8')).map((document) => document.toJS());
  const deployment = new Deployment(intake.find((object) => object.kind === 'Deployment'));
  const [sidecar] = containers;
  const [ofIntake] = deployment.spec?.template.spec?.containers ?? [];
  expect(sidecar).toMatchObject({
    image: ofIntake?.image,
    envFrom: ofIntake?.envFrom,
    livenessProbe: { httpGet: { path: '/healthz' } },
    securityContext: ofIntake?.securityContext,
  });
  expect(sidecar.volumeMounts.map((mount: { name: string }) => mount.name)).toEqual([
    values.extraEmptyDirMounts[0].name,
    values.extraContainerVolumes[0].name,
  ]);
  expect(values.extraEmptyDirMounts[0].mountPath).toBe('/run/bellhook');
  expect(values.extraContainerVolumes[0].secret.secretName).toBe(chart.database.existingSecret);
  expect(values.securityContext).toMatchObject({ runAsUser: 472, runAsGroup: 0, fsGroup: 472 });
});
