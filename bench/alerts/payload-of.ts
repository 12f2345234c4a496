import { type IntegrationType, integrationTypes } from '../../pkg/contract/integration-types.ts';
import { guides } from '../../pkg/integration-types/guides.ts';
import type { Incident } from './incident.ts';

/** What a delivery tells of an incident. */
export interface Telling {
  readonly state: 'firing' | 'resolving';
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** How often it was told before; makes repeats differ a little. */
  readonly repeat: number;
}

/** The types whose payloads tell apart as many incidents as there are. */
export const realisticTypes = ['webhook', 'formatted_webhook', 'alertmanager', 'grafana_alerting'] as const;

/**
 * The payload with which a tool of the type tells of the incident: the type's own example with what is particular to it. A type
 * that is not known here tells with its example as it is, under a key of its own.
 */
export function payloadOf(type: IntegrationType, incident: Incident, telling: Telling): object {
  const { firing, resolving = firing } = examples.get(type) ?? { firing: {} };
  const example = telling.state === 'firing' ? firing : resolving;
  return 'alerts' in example ? alertGroup(example, incident, telling) : flat(example, incident, telling);
}

const examples = new Map(
  await Promise.all(integrationTypes.map(async (type) => [type, (await guides[type]()).examples] as const))
);

/** The template that people write for the labels of types whose own payloads have none. */
export const labelsTemplate = '{{ payload["labels"] | tojson if payload["labels"] else "" }}';

/** As Alertmanager and Grafana tell. */
function alertGroup(example: object, incident: Incident, { state, startedAt, repeat }: Telling): object {
  const { rule, key, title, message, severity, labels } = incident;
  const { host: _, ...common } = { alertname: rule, severity, ...labels };
  const [first] = (example as { alerts: object[] }).alerts;
  const annotations = { summary: title, description: message };
  const count = state === 'firing' ? 1 + (repeat % 3) : 1;
  const starts = new Date(startedAt).toISOString();
  return {
    ...example,
    groupKey: `{}:{alertname="${rule}", key="${key}"}`,
    groupLabels: { alertname: rule, service: labels.service },
    commonLabels: common,
    commonAnnotations: annotations,
    alerts: Array.from({ length: count }, (_, i) => ({
      ...first,
      labels: { ...common, host: labels.host, instance: `${labels.host}:${9100 + i}` },
      annotations,
      startsAt: starts,
    })),
  };
}

/** As tools with a payload of their own tell. */
function flat(example: object, incident: Incident, { state, startedAt, repeat }: Telling): object {
  const { key, rule, title, message, severity, labels } = incident;
  if (state === 'resolving') {
    return { ...example, alert_uid: key };
  }
  return {
    ...example,
    alert_uid: key,
    title,
    message,
    severity,
    labels,
    host: { name: labels.host, region: labels.region },
    check: { rule, value: 90 + (repeat % 10) },
    started: new Date(startedAt).toISOString(),
  };
}
