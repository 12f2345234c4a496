import { config } from '@grafana/runtime';
import { defaultSettings } from '../../pkg/contract/integrations/settings.ts';
import type { Role } from '../../pkg/contract/roles.ts';
import { type TemplateName, templateNames } from '../../pkg/contract/templates/templates.ts';
import type {
  Alert,
  AlertGroup,
  Delivery,
  GroupEvent,
  Integration,
  IntegrationHealth,
  MaintenanceWindow,
  Refusal,
  RouteReply,
  View,
} from '../../pkg/contract/types.ts';

/** What the sidecar says the user may do where no grants say otherwise. It is asked when it replies, as the role is then. */
function mayByRole<Level>(levels: Record<Role, Level>): Level {
  const role = (config.bootData?.user.orgRole || 'Admin') as Role;
  return levels[role] ?? levels.Viewer;
}

const integrationMays = { Viewer: 'see', Editor: 'act', Admin: 'edit' } as const;
const groupMays = { Viewer: 'see', Editor: 'act', Admin: 'act' } as const;

export function anIntegration(change: Partial<Integration> = {}): Integration {
  return {
    uid: 'backups',
    name: 'Nightly backups',
    type: 'formatted_webhook',
    description: '',
    provisioned: false,
    createdAt: '2026-11-01T08:00:00.000Z',
    alertCount: 3,
    lastAlertAt: '2026-11-23T10:05:00.000Z',
    settings: defaultSettings,
    limitedCount: 0,
    lists: null,
    asksFirst: false,
    heartbeat: { state: 'waiting', lastAt: null },
    lastDeliveryAt: '2026-11-23T10:05:00.000Z',
    alertsOfDay: 3,
    rejectedOfDay: 0,
    limitedOfDay: 0,
    failedOfDay: 0,
    openGroups: 1,
    oddities: [],
    get may() {
      return mayByRole(integrationMays);
    },
    templates: templatesOf({ title: '{{ payload.title }}' }),
    urlShownOnce: false,
    token: 'token-of-backups',
    url: 'http://hooks.test/integrations/v1/formatted_webhook/token-of-backups/',
    ...change,
  };
}

/** How an integration does: 30 alerts, 4 rejected deliveries and one over the quota in the present hour. */
export function aHealth(change: Partial<IntegrationHealth> = {}): IntegrationHealth {
  const inLastHour = (count: number) => [...Array.from({ length: 23 }, () => 0), count];
  return {
    lastDeliveryAt: '2026-11-23T10:05:00.000Z',
    openGroups: 7,
    lastDay: { alerts: 30, rejected: 4, limited: 1, failed: 0 },
    rate: {
      from: '2026-11-22T11:00:00.000Z',
      step: 3_600_000,
      series: [
        { value: 'accepted', counts: inLastHour(30) },
        { value: 'rejected', counts: inLastHour(4) },
        { value: 'limited', counts: inLastHour(1) },
      ],
    },
    oddities: [],
    ...change,
  };
}

/** All templates, each with that default text or an empty one. */
export function templatesOf(texts: Partial<Record<TemplateName, string>>): Integration['templates'] {
  const entries = templateNames.map((name) => {
    const text = texts[name] ?? '';
    return [name, { template: text, default: text, customised: false, warnings: [] }];
  });
  return Object.fromEntries(entries);
}

export function anAlertGroup(change: Partial<AlertGroup> = {}): AlertGroup {
  return {
    id: '12',
    number: 12,
    integration: { uid: 'backups', name: 'Nightly backups', type: 'formatted_webhook', deleted: false },
    get may() {
      return mayByRole(groupMays);
    },
    state: 'firing',
    title: 'The whole system is down',
    severity: null,
    labels: {},
    instances: null,
    alertCount: 3,
    activity: { from: '2026-11-23T10:00:00.000Z', step: 60_000, counts: [1, 0, 0, 1, 0, 1] },
    startedAt: '2026-11-23T10:00:00.000Z',
    lastAlertAt: '2026-11-23T10:05:00.000Z',
    acknowledgedAt: null,
    acknowledgedBy: null,
    resolvedAt: null,
    resolvedBy: null,
    resolvedReason: null,
    silencedAt: null,
    silencedBy: null,
    silencedUntil: null,
    silencedReason: null,
    keySilence: null,
    assignedTo: null,
    assignedAt: null,
    noteCount: 0,
    flappingSince: null,
    message: 'Something happened',
    messageFormat: 'markdown',
    imageUrl: null,
    sourceLink: null,
    groupingKey: 'a1',
    newestInstances: null,
    hint: null,
    suggestedType: null,
    failures: [],
    ...change,
  };
}

export function anAlert(change: Partial<Alert> = {}): Alert {
  return {
    id: '1',
    receivedAt: '2026-11-23T10:05:00.000Z',
    signal: 'fire',
    title: 'The whole system is down',
    severity: null,
    failures: [],
    payload: '{"alert_uid":"a1"}',
    hash: 'a1',
    ...change,
  };
}

export function anEvent(change: Partial<GroupEvent> = {}): GroupEvent {
  return {
    id: '1',
    at: '2026-11-23T10:00:00.000Z',
    type: 'opened',
    actor: { kind: 'source' },
    text: null,
    editedAt: null,
    assignee: null,
    operation: null,
    ...change,
  };
}

export function aDelivery(change: Partial<Delivery> = {}): Delivery {
  return {
    id: '7',
    receivedAt: '2026-11-23T10:05:00.000Z',
    address: '192.0.2.7',
    size: 700,
    outcome: 'accepted',
    detail: null,
    body: null,
    alertId: '1',
    alertGroupId: '12',
    split: null,
    title: 'The whole system is down',
    alertGroupNumber: 12,
    cameBy: null,
    tookMs: 3,
    replayable: true,
    ...change,
  };
}

export function aView(change: Partial<View> = {}): View {
  return {
    uid: 'payments',
    name: 'Payments',
    query: 'label.team=payments',
    sort: 'started',
    order: 'desc',
    columns: [],
    shared: false,
    isDefault: false,
    isOrgDefault: false,
    position: 0,
    provisioned: false,
    ...change,
  };
}

export function aWindow(change: Partial<MaintenanceWindow> = {}): MaintenanceWindow {
  return {
    uid: 'w',
    name: 'Patch <b>day</b>',
    reason: 'New kernel',
    integrations: ['backups'],
    query: 'label.team="a&b"',
    startsAt: '2026-11-29T01:00:00.000Z',
    endsAt: '2026-11-29T03:00:00.000Z',
    recurrence: { rule: 'FREQ=WEEKLY;BYDAY=SU', timeZone: 'Europe/Berlin' },
    includesOpen: false,
    state: 'planned',
    occurrence: { startsAt: '2026-12-06T01:00:00.000Z', endsAt: '2026-12-06T03:00:00.000Z' },
    createdBy: { kind: 'user', login: 'ada', name: 'Ada' },
    createdAt: '2026-11-20T12:00:00.000Z',
    changedBy: null,
    changedAt: null,
    provisioned: false,
    ...change,
  };
}

export function aPage<Item>(items: Item[], nextCursor: string | null = null) {
  return { items, nextCursor, previousCursor: null };
}

export function aGroupList(
  groups: AlertGroup[],
  change: Partial<RouteReply<'listAlertGroups'>> = {}
): RouteReply<'listAlertGroups'> {
  const count = (state: AlertGroup['state']) => groups.filter((group) => group.state === state).length;
  return {
    items: groups,
    nextCursor: null,
    previousCursor: null,
    before: 0,
    total: groups.length,
    payloads: null,
    unindexed: 0,
    integration: null,
    counts: {
      firing: count('firing'),
      acknowledged: count('acknowledged'),
      silenced: count('silenced'),
      resolved: count('resolved'),
    },
    ...change,
  };
}

/** The reply to an action on groups. */
export function anOutcome(change: Partial<RouteReply<'actOnAlertGroups'>> = {}): RouteReply<'actOnAlertGroups'> {
  return {
    operation: '7d1c1a0e-8a37-4f0e-9a41-0c5a4f1d2b3c',
    changed: 1,
    refused: [],
    refusedCount: 0,
    canUndo: true,
    ...change,
  };
}

/** A group that an action left as it is. */
export function aRefusal(change: Partial<Refusal> = {}): Refusal {
  return {
    id: '12',
    number: 12,
    code: 'not_allowed',
    message: 'The alert group is resolved.',
    state: 'resolved',
    by: { kind: 'user', login: 'ben', name: 'Ben' },
    at: '2026-11-23T10:08:00.000Z',
    ...change,
  };
}
