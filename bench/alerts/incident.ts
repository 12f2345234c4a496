import type { Random } from './random.ts';

/** Something that goes wrong in a system as there are many, before a tool of any type tells of it. */
export interface Incident {
  /** Distinguishes it from all others. */
  readonly key: string;
  /** The name of the rule that found it, such as `DiskAlmostFull`. */
  readonly rule: string;
  readonly title: string;
  readonly message: string;
  readonly severity: 'critical' | 'high' | 'warning' | 'info';
  readonly labels: Readonly<Record<'env' | 'team' | 'service' | 'region' | 'host', string>>;
}

/** @param number distinguishes it from the others of the same seed */
export function makeIncident(random: Random, number: number): Incident {
  const [service, team] = random.skewed(services);
  const env = random.weighted(environments);
  const region = random.skewed(regions);
  const host = `${random.pick(roles)}-${1 + random.integer(40)}.${region}`;
  const { rule, title, message, severities } = random.skewed(rules);
  const fill = (text: string) => text.replaceAll('{host}', host).replaceAll('{service}', service);
  return {
    key: `${rule}-${service}-${number}`,
    rule,
    title: fill(title),
    message: fill(message),
    severity: random.weighted(severities),
    labels: { env, team, service, region, host },
  };
}

const services = [
  ['checkout', 'payments'],
  ['billing', 'payments'],
  ['search', 'discovery'],
  ['catalogue', 'discovery'],
  ['mail', 'messaging'],
  ['push', 'messaging'],
  ['login', 'identity'],
  ['sessions', 'identity'],
  ['images', 'media'],
  ['video', 'media'],
  ['warehouse', 'data'],
  ['ingest', 'data'],
  ['backup', 'infra'],
  ['dns', 'infra'],
] as const;

const environments = [
  ['prod', 6],
  ['staging', 3],
  ['dev', 1],
] as const;

const regions = ['eu-1', 'us-1', 'eu-2', 'ap-1'] as const;
const roles = ['db', 'web', 'worker', 'cache', 'queue', 'edge'] as const;

const grave = [
  ['critical', 5],
  ['high', 3],
  ['warning', 2],
] as const;
const usual = [
  ['critical', 1],
  ['high', 2],
  ['warning', 5],
  ['info', 2],
] as const;

const rules = [
  {
    rule: 'DiskAlmostFull',
    title: 'Disk of {host} is almost full',
    message: 'The volume /data of {host} has less than a tenth of its space left.',
    severities: usual,
  },
  {
    rule: 'HighLatency',
    title: '{service} answers slowly',
    message: 'One of a hundred requests to {service} takes longer than **2 s**.',
    severities: usual,
  },
  {
    rule: 'HighErrorRate',
    title: '{service} fails on {host}',
    message: 'More than 5 % of the requests to {service} end with an error.',
    severities: grave,
  },
  {
    rule: 'HostDown',
    title: '{host} does not answer',
    message: 'No metrics of {host} for five minutes.',
    severities: grave,
  },
  {
    rule: 'QueueGrows',
    title: 'The queue of {service} grows',
    message: 'Nobody takes messages of {service} for ten minutes. Look at its workers.',
    severities: usual,
  },
  {
    rule: 'CertificateEnds',
    title: 'The certificate of {service} ends in 10 days',
    message: 'Renew the certificate of {service}.',
    severities: usual,
  },
  {
    rule: 'JobFailed',
    title: 'The nightly job of {service} failed',
    message: 'The job ended with code 1 on {host}.',
    severities: usual,
  },
  {
    rule: 'ReplicaLag',
    title: 'The replica {host} is behind',
    message: 'The replica of {service} is 90 s behind its primary.',
    severities: usual,
  },
] as const;
