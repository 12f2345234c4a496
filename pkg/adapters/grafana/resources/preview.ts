import { applyTemplateChanges, templateNames } from '../../../contract/templates.ts';
import type { GroupReference } from '../../../interpret/variables.ts';
import { type Rejection, rejections } from '../../../receive/rejection.ts';
import type { OrgStore, Store } from '../../../store/store.ts';
import type { Pool } from '../../../work/pool.ts';
import { ApiError } from './api-error.ts';
import type { Handlers } from './dispatcher.ts';
import { findIntegration } from './find-integration.ts';
import { groupLink } from './group-link.ts';
import { peopleLane } from './people-lane.ts';

export interface PreviewParts {
  store: Store;
  pool: Pick<Pool, 'run'>;
  /** Largest payload that is taken, in bytes. */
  maxBody: number;
}

/** Shows what templates make of a payload. */
export function createPreviewHandler({ store, pool, maxBody }: PreviewParts): Pick<Handlers, 'previewTemplates'> {
  return {
    async previewTemplates(caller, { params, body }) {
      const org = store.forOrg(caller.orgId);
      const { type, name, templates } = await findIntegration(org, params.uid);
      if (Buffer.byteLength(body.payload ?? '') > maxBody) {
        throw invalidPayload('too_large');
      }
      const { payload, group } =
        body.alertId === undefined
          ? { payload: body.payload as string, group: null }
          : await load(org, params.uid, Number(body.alertId), caller.grafanaUrl);
      const names = templateNames.filter((template) => body.only?.includes(template) ?? true);
      const previewed = await pool.run({ orgId: caller.orgId, lane: peopleLane, size: payload.length }, 'preview', {
        source: { type, name, templates: applyTemplateChanges(templates, body.templates) },
        trial: { payload, group, names },
      });
      if ('rejection' in previewed) {
        throw invalidPayload(previewed.rejection, previewed.detail);
      }
      return { results: previewed.results };
    },
  };
}

async function load(
  org: OrgStore,
  uid: string,
  id: number,
  grafanaUrl: string | undefined
): Promise<{ payload: string; group: GroupReference }> {
  const alert = await org.getAlert(uid, id);
  if (alert === undefined) {
    throw new ApiError('not_found', 'The integration has no such alert.');
  }
  return { payload: alert.payload, group: { number: alert.groupNumber, link: groupLink(grafanaUrl, alert.groupId) } };
}

function invalidPayload(rejection: Rejection, detail?: string): ApiError {
  const [, message] = rejections[rejection];
  return new ApiError('invalid_payload', message, { rejection, detail });
}
