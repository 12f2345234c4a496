import { applyTemplateChanges, type TemplateName, templateNames } from '../contract/templates.ts';
import type { TemplateResult } from '../contract/types.ts';
import { warningsOf } from '../interpret/check.ts';
import { renderTemplate } from '../interpret/render.ts';
import type { TemplateCompiler, TemplateSet } from '../interpret/template-set.ts';
import { type GroupReference, type VariablesOf, variablesOf } from '../interpret/variables.ts';
import type { Value } from '../jinja/index.ts';
import { type Parsed, parsePayload } from '../receive/parse-payload.ts';
import { rejections } from '../receive/rejection.ts';
import type { OrgStore, Store } from '../store/store.ts';
import { ApiError } from './api-error.ts';
import type { Handlers } from './dispatcher.ts';
import { findIntegration } from './find-integration.ts';
import { groupLink } from './group-link.ts';

export interface PreviewParts {
  store: Store;
  compile: TemplateCompiler;
  /** Largest payload that is taken, in bytes. */
  maxBody: number;
}

/** Shows what templates make of a payload, through the very functions that an arriving alert goes through. */
export function createPreviewHandler({ store, compile, maxBody }: PreviewParts): Pick<Handlers, 'previewTemplates'> {
  return {
    async previewTemplates(caller, { params, body }) {
      const org = store.forOrg(caller.orgId);
      const { type, name, templates } = await findIntegration(org, params.uid);
      const set = compile({ type, name, templates: applyTemplateChanges(templates, body.templates) });
      const { payload, group } =
        body.alertId === undefined
          ? { payload: await parse(body.payload as string, maxBody), group: null }
          : await load(org, params.uid, Number(body.alertId), caller.grafanaUrl);
      const variables = variablesOf(set, payload, group);
      const names = templateNames.filter((template) => body.only?.includes(template) ?? true);
      return { results: Object.fromEntries(names.map((template) => [template, show(set, template, variables)])) };
    },
  };
}

async function load(
  org: OrgStore,
  uid: string,
  id: number,
  grafanaUrl: string | undefined
): Promise<{ payload: Value; group: GroupReference }> {
  const alert = await org.getAlert(uid, id);
  if (alert === undefined) {
    throw new ApiError('not_found', 'The integration has no such alert.');
  }
  const group = { number: alert.groupNumber, link: groupLink(grafanaUrl, alert.groupId) };
  return { payload: await parse(alert.payload, Infinity), group };
}

async function parse(text: string, limit: number): Promise<Value> {
  const body = Buffer.from(text);
  const parsed: Parsed =
    body.length > limit ? { rejection: 'too_large' } : await parsePayload(body, 'application/json');
  if ('rejection' in parsed) {
    const [, message] = rejections[parsed.rejection];
    throw new ApiError('invalid_payload', message, { rejection: parsed.rejection, detail: parsed.detail });
  }
  return parsed.payload.value;
}

function show(set: TemplateSet, name: TemplateName, variables: VariablesOf): TemplateResult {
  const seen = variables(name);
  const start = performance.now();
  const { output, value, failures } = renderTemplate(set, name, seen);
  const microseconds = Math.round((performance.now() - start) * 1000);
  return {
    output,
    value: value === null || typeof value !== 'object' ? value : { ...value },
    failures: [...failures],
    warnings: [...warningsOf(name, set.templates[name])],
    microseconds,
  };
}
