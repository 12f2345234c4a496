import {
  applyTemplateChanges,
  type TemplateChanges,
  type TemplateName,
  templateNames,
} from '../../contract/templates/templates.ts';
import { sourceOf } from '../../interpret/template-set.ts';
import type { OrgStore } from '../../store/store.ts';
import type { Jobs } from '../../work/jobs.ts';
import type { Trial } from '../../work/jobs/preview.ts';
import type { Pool } from '../../work/pool.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { invalidPayload } from '../deliveries/invalid-payload.ts';
import { groupLink } from '../groups/group-link.ts';
import { findIntegration } from '../integrations/find-integration.ts';
import { peopleLane } from '../lanes.ts';

/**
 * Shows what templates make of a payload.
 * @throws {AppError} not_found, invalid_payload
 */
export type PreviewTemplates = (caller: Caller, uid: string, wanted: WantedPreview) => Promise<PreviewResult>;

export type PreviewResult = Extract<Jobs['preview']['output'], { results: unknown }> & {
  /** The payload of the stored alert, as JSON text; null where another one was given. */
  readonly stored: string | null;
};

export interface WantedPreview {
  /** Templates to try instead of the integration's own. */
  readonly templates: TemplateChanges;
  /** The templates to render; all of them where it is undefined. */
  readonly only: readonly TemplateName[] | undefined;
  /** What a sender sends with its headers, or the number of a stored alert of the integration. */
  readonly source: GivenPayload | { readonly alertId: number };
  /** Where people reach Grafana, for links to groups. */
  readonly grafanaUrl: string | undefined;
}

interface GivenPayload {
  readonly payload: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Which alert is shown if the payload is split, counted from 0. */
  readonly alert: number;
}

export interface PreviewParts {
  store: PeopleStore;
  pool: Pick<Pool, 'run'>;
  /** Largest payload that is taken, in bytes. */
  maxBody: number;
}

export function createPreviewTemplates({ store, pool, maxBody }: PreviewParts): PreviewTemplates {
  return async (caller, uid, { templates: changes, only, source, grafanaUrl }) => {
    const org = store.forCaller(caller);
    const integration = await findIntegration(org, caller, uid, 'act');
    if ('payload' in source && Buffer.byteLength(source.payload) > maxBody) {
      throw invalidPayload('too_large');
    }
    const { group, ...tried } =
      'payload' in source
        ? { ...source, isStored: false, headers: inLowerCase(source.headers), group: null }
        : await load(org, uid, source.alertId, grafanaUrl);
    const names = templateNames.filter((template) => only?.includes(template) ?? true);
    const previewed = await pool.run({ orgId: caller.orgId, lane: peopleLane, size: tried.payload.length }, 'preview', {
      source: sourceOf({ ...integration, templates: applyTemplateChanges(integration.templates, changes) }),
      trial: { ...tried, group, names },
    });
    if ('rejection' in previewed) {
      throw invalidPayload(previewed.rejection, previewed.detail);
    }
    return { ...previewed, stored: 'payload' in source ? null : tried.payload };
  };
}

/** The headers as JSON, by name in lower case. */
function inLowerCase(headers: Readonly<Record<string, string>>): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  );
}

async function load(
  org: OrgStore,
  uid: string,
  id: number,
  grafanaUrl: string | undefined
): Promise<Omit<Trial, 'names'>> {
  const alert = await org.getAlert(uid, id);
  if (alert === undefined) {
    throw new AppError('not_found', 'The integration has no such alert.');
  }
  const group = { number: alert.groupNumber, link: groupLink(grafanaUrl, alert.groupId) };
  return { payload: alert.payload, headers: alert.headers, isStored: true, alert: 0, group };
}
