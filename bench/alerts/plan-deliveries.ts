import type { IntegrationType } from '../../pkg/contract/integration-types.ts';
import { type Incident, makeIncident } from './incident.ts';
import { payloadOf } from './payload-of.ts';
import { createRandom, type Random } from './random.ts';

/** What one delivery brings, and when. */
export interface PlannedDelivery {
  readonly type: IntegrationType;
  /** When it comes, in milliseconds since 1970. */
  readonly at: number;
  readonly payload: object;
  /** The number of its group, from 0. */
  readonly group: number;
}

export interface DeliveryOptions {
  /** The same seed makes the same deliveries. */
  readonly seed: number;
  readonly groups: number;
  /** How many deliveries tell of a group on average; at least 1. */
  readonly alertsPerGroup: number;
  /** The groups start within this time, the newest shortly before its end; milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly types: readonly IntegrationType[];
}

/**
 * Plans the deliveries of a system as there are many: of every type, a few services and hosts make most of them, most groups are
 * short, some go on and on, seven of ten recover, and more of them start by day than by night.
 * @returns in the order of their times
 */
export function planDeliveries(options: DeliveryOptions): PlannedDelivery[] {
  const random = createRandom(options.seed);
  const deliveries: PlannedDelivery[] = [];
  for (let group = 0; group < options.groups; group++) {
    const incident = makeIncident(random, group);
    deliveries.push(...deliveriesOf(random, incident, group, options));
  }
  return deliveries.sort((one, other) => one.at - other.at);
}

function deliveriesOf(
  random: Random,
  incident: Incident,
  group: number,
  { alertsPerGroup, from, to, types }: DeliveryOptions
): PlannedDelivery[] {
  const type = types[group % types.length] as IntegrationType;
  const startedAt = startOf(random, from, to);
  const lasts = Math.min(to - startedAt, (1 + random.integer(60)) * minute * (random.next() < 0.1 ? 24 : 1));
  const repeats = random.next() < 0.5 ? 0 : random.integer(Math.max(1, 4 * (alertsPerGroup - 1)) + 1);
  const isOver = random.next() < 0.7;
  const tell = (state: 'firing' | 'resolving', repeat: number, at: number): PlannedDelivery => ({
    type,
    at: Math.round(at),
    payload: payloadOf(type, incident, { state, startedAt, repeat }),
    group,
  });
  return [
    ...Array.from({ length: 1 + repeats }, (_, i) => tell('firing', i, startedAt + (lasts * i) / (repeats + 1))),
    ...(isOver ? [tell('resolving', 0, startedAt + lasts)] : []),
  ];
}

/** By night half of the starts are put off to the next day's. */
function startOf(random: Random, from: number, to: number): number {
  const at = from + random.next() * (to - from);
  const hour = new Date(at).getUTCHours();
  const isNight = hour < 7 || hour > 20;
  return Math.round(isNight && random.next() < 0.5 ? from + random.next() * (to - from) : at);
}

const minute = 60_000;
