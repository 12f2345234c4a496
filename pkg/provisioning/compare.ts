import type { Provisioning } from '../app/integrations/provision.ts';
import { hashOf } from '../store/token.ts';
import { changedSettings } from './changed-settings.ts';
import {
  type CurrentIntegration,
  type CurrentView,
  type CurrentWindow,
  isShownOnce,
  type OrgContent,
} from './org-content.ts';

/** What provisioning files would do to an integration, a view or a maintenance window. */
export interface Change {
  /** `release`: no file names it any more, so people may change it again. */
  readonly action: 'create' | 'update' | 'delete' | 'release';
  readonly kind: 'integration' | 'view' | 'maintenance window';
  readonly uid: string;
  /** What an update changes; empty where only the file becomes its owner. */
  readonly fields: readonly FieldChange[];
}

export interface FieldChange {
  /** Such as `templates.title`. */
  readonly name: string;
  /** Undefined where there is nothing, and for a token. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What the files would change in an org. What they say of other orgs is passed over, and so are the secrets of guards, which nobody can read. */
export function compareProvisioning(plan: Omit<Provisioning, 'places'>, current: OrgContent): Change[] {
  const ofOrg = ({ orgId }: { orgId: number }) => orgId === current.orgId;
  return [
    ...compare<WantedIntegration>(
      'integration',
      plan.integrations.filter(ofOrg),
      plan.deletions.filter(ofOrg),
      current.integrations,
      {
        fieldsOf: integrationFields,
        secretsOf: (one) => ({ token: one.token && hashOf(one.token), urlShownOnce: isShownOnce(one) }),
      }
    ),
    ...compare<WantedView>('view', plan.views.views.filter(ofOrg), plan.views.deletions.filter(ofOrg), current.views, {
      fieldsOf: viewFields,
      secretsOf: () => ({}),
    }),
    ...compare<WantedWindow>(
      'maintenance window',
      plan.maintenance.windows.filter(ofOrg),
      plan.maintenance.deletions.filter(ofOrg),
      current.windows,
      { fieldsOf: windowFields, secretsOf: () => ({}) }
    ),
  ];
}

type WantedIntegration = Omit<CurrentIntegration, 'provisioned'>;
type WantedWindow = Omit<CurrentWindow, 'provisioned'>;
type WantedView = Omit<CurrentView, 'provisioned'>;

interface Named {
  readonly uid: string;
}

interface Parts<Thing> {
  readonly fieldsOf: (thing: Thing) => Record<string, unknown>;
  /** Values that are compared where both sides have them, and never shown. */
  readonly secretsOf: (thing: Thing) => Record<string, unknown>;
}

function compare<Thing extends Named>(
  kind: Change['kind'],
  wanted: readonly Thing[],
  deletions: readonly Named[],
  present: ReadonlyArray<Thing & { readonly provisioned: boolean }>,
  { fieldsOf, secretsOf }: Parts<Thing>
): Change[] {
  const known = new Map(present.map((one) => [one.uid, one]));
  const named = new Set(wanted.map(({ uid }) => uid));
  const deleted = new Set(deletions.map(({ uid }) => uid));
  const changes = wanted.flatMap((one): Change[] => {
    const before = known.get(one.uid);
    const { uid } = one;
    if (before === undefined) {
      return [{ action: 'create', kind, uid, fields: differences({}, fieldsOf(one)) }];
    }
    const fields = [
      ...differences(fieldsOf(before), fieldsOf(one)),
      ...differences(secretsOf(before), secretsOf(one))
        .filter(({ before: old, after }) => old !== undefined && after !== undefined)
        .map(({ name }) => ({ name })),
    ];
    return fields.length === 0 && before.provisioned ? [] : [{ action: 'update', kind, uid, fields }];
  });
  const gone = present.flatMap(({ uid, provisioned }): Change[] =>
    named.has(uid)
      ? []
      : deleted.has(uid)
        ? [{ action: 'delete', kind, uid, fields: [] }]
        : provisioned
          ? [{ action: 'release', kind, uid, fields: [] }]
          : []
  );
  return [...changes, ...gone];
}

function differences(before: Record<string, unknown>, after: Record<string, unknown>): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => ({ name, before: before[name], after: after[name] }));
}

function integrationFields({
  name,
  type,
  description,
  templates,
  settings,
}: WantedIntegration): Record<string, unknown> {
  const changed = changedSettings(settings);
  return { name, type, description, ...under('settings', changed), ...under('templates', Object.entries(templates)) };
}

function viewFields({ name, query, sort, order, columns, isDefault }: WantedView) {
  return { name, query, sort, order, columns, default: isDefault };
}

function windowFields({ name, reason, integrations, query, startsAt, endsAt, recurrence, includesOpen }: WantedWindow) {
  const times = { startsAt: isoTime(startsAt), endsAt: isoTime(endsAt) };
  return { name, reason, integrations, query, ...times, recurrence, includesOpen };
}

function isoTime(at: number): string {
  return new Date(at).toISOString();
}

function under(part: string, entries: ReadonlyArray<readonly [string, unknown]>): Record<string, unknown> {
  return Object.fromEntries(entries.map(([name, value]) => [`${part}.${name}`, value]));
}
