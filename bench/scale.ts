/** How much a run measures. */
export interface Scale {
  readonly name: string;
  /** The length of one slice. */
  readonly seconds: number;
  /** How many slices of each kind a quiet machine must provide. */
  readonly rounds: number;
  readonly warmUpSeconds: number;
  readonly connections: readonly number[];
  /** The numbers of keys to compare at 128 connections. */
  readonly keys: readonly number[];
  /** The sizes of groups, in alerts, at which the cost is measured. */
  readonly groupSizes: readonly number[];
  readonly memorySeconds: number;
  /** The size of the store for reads. */
  readonly store: { readonly groups: number; readonly alerts: number };
  /** The groups of the PostgreSQL for `scale`, and calls of each kind in a slice. */
  readonly large: { readonly groups: number; readonly calls: number };
  /** Calls of each kind in a slice of reads without other load. */
  readonly idleReads: number;
  /** The same of searches. */
  readonly idleSearches: number;
  /** The length of a slice of reads while alerts come in, in seconds. */
  readonly busyReadSeconds: number;
  /** How many integrations there are, and how many of them are created and changed, while changes are measured. */
  readonly integrations: { readonly present: number; readonly changed: number };
  /** The time between the floods of one org and the final check of the memory. */
  readonly restSeconds: number;
}

const normal: Scale = {
  name: 'normal',
  seconds: 3,
  rounds: 5,
  warmUpSeconds: 3,
  connections: [1, 16, 64, 128, 256],
  keys: [1, 2_000, 50_000],
  groupSizes: [100_000],
  memorySeconds: 60,
  store: { groups: 100_000, alerts: 1_000_000 },
  large: { groups: 1_000_000, calls: 5 },
  idleReads: 300,
  idleSearches: 20,
  busyReadSeconds: 6,
  integrations: { present: 10_000, changed: 200 },
  restSeconds: 150,
};

export const scales: Readonly<Record<'smoke' | 'normal' | 'long', Scale>> = {
  smoke: {
    name: 'smoke',
    seconds: 0.2,
    rounds: 1,
    warmUpSeconds: 0.2,
    connections: [1, 16],
    keys: [1, 2_000],
    groupSizes: [1_000],
    memorySeconds: 1,
    store: { groups: 200, alerts: 2_000 },
    large: { groups: 500, calls: 1 },
    idleReads: 5,
    idleSearches: 2,
    busyReadSeconds: 0.5,
    integrations: { present: 50, changed: 5 },
    restSeconds: 0.1,
  },
  normal,
  long: {
    ...normal,
    name: 'long',
    seconds: 5,
    groupSizes: [100_000, 1_000_000],
    memorySeconds: 600,
    busyReadSeconds: 15,
  },
};
