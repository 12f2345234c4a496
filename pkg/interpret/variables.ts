import { Dict, parseJson, type Value } from '@bellhook/jinja';
import type { TemplateName } from '../contract/templates/templates.ts';
import { renderTemplate, type Variables } from './render.ts';
import { groupVariables, type TemplateSet } from './template-set.ts';

/** What templates read of an alert. */
export interface Content {
  /** As received. */
  readonly payload: Value;
  /** As in the store's `AlertContent`. */
  readonly headers: string | null;
}

const noHeaders = new Dict([], true);

/** What templates can print about the group of an alert. */
export interface GroupReference {
  /** The group's number in its org. */
  readonly number: number;
  /** Address of the group's page. */
  readonly link: string;
}

/** The variables that a template of that name can read. */
export function knownVariables(name: TemplateName): ReadonlySet<string> {
  const all = ['payload', 'headers', 'integration_name'];
  if (name === 'sourceLink') {
    return new Set([...all, ...groupVariables]);
  }
  return new Set(isAppearance(name) ? [...all, ...groupVariables, 'source_link'] : all);
}

/** The variables that each template sees for one alert. */
export type VariablesOf = (name: TemplateName) => Variables;

/**
 * The variables for the templates of one alert.
 * @param group null while the alert has no group; the variables about the group are undefined then
 */
export function variablesOf(
  set: TemplateSet,
  { payload, headers }: Content,
  group: GroupReference | null
): VariablesOf {
  const common = new Map<string, Value>()
    .set('payload', set.complete(payload))
    .set('integration_name', set.integrationName);
  if (set.headerNames !== null) {
    common.set('headers', headers === null ? noHeaders : parseJson(headers));
  }
  const grouped = group === null ? common : new Map([...common, ...describeGroup(group)]);
  let linked: Variables | undefined;
  return (name) => {
    if (!isAppearance(name)) {
      return name === 'sourceLink' ? grouped : common;
    }
    if (!set.linkReaders.has(name)) {
      return grouped;
    }
    linked ??= new Map([...grouped, ['source_link', renderTemplate(set, 'sourceLink', grouped).value ?? '']]);
    return linked;
  };
}

function describeGroup({ number, link }: GroupReference): Array<[(typeof groupVariables)[number], Value]> {
  return [
    ['alert_group_id', number],
    ['grafana_oncall_alert_group_id', number],
    ['grafana_oncall_incident_id', number],
    ['grafana_oncall_link', link],
  ];
}

function isAppearance(name: TemplateName): boolean {
  return name === 'title' || name === 'message' || name === 'imageUrl';
}
