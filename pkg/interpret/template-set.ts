import { hash } from 'node:crypto';
import { compileTemplate, type Environment, type Template, TemplateError, type Value } from '@bellhook/jinja';
import { LRUCache } from 'lru-cache';
import type { IntegrationType } from '../contract/integration-types.ts';
import { type CustomTemplates, type TemplateName, templateNames } from '../contract/templates/templates.ts';
import type { IntegrationSettings } from '../contract/types.ts';
import { definitions } from '../integration-types/definitions.ts';
import type { TypeDefinition, TypeSplit } from '../integration-types/type-definition.ts';
import { countInstances, type InstanceCounts } from './instances/count-instances.ts';
import { isPart } from './is-part.ts';
import { keptHeaderNames } from './kept-headers.ts';
import { createSecretMask } from './secret-mask.ts';

/** What the templates of an integration are made from. */
export interface TemplateSource {
  readonly type: IntegrationType;
  /** The integration's name, which templates can print. */
  readonly name: string;
  readonly templates: CustomTemplates;
  readonly settings: Pick<IntegrationSettings, 'split'>;
}

/** What a set is made from and no more, as it is sent to another thread. */
export function sourceOf({ type, name, templates, settings: { split } }: TemplateSource): TemplateSource {
  return { type, name, templates, settings: { split } };
}

/** The templates of an integration, ready to be rendered. */
export interface TemplateSet {
  readonly type: IntegrationType;
  readonly untitled: string;
  readonly integrationName: string;
  readonly templates: Readonly<Record<TemplateName, PreparedTemplate>>;
  /** See `TypeDefinition.formerKey`; also null if the key template is not the default, or deliveries are split. */
  readonly formerKey: Template | null;
  /** The templates that print the source link. The link is rendered only for them. */
  readonly linkReaders: ReadonlySet<TemplateName>;
  /**
   * Differs between title templates, so that titles from a former template can be recognised. Null if titles are not final
   * on arrival, because the template also prints variables of the group.
   */
  readonly titleVersion: string | null;
  /** The headers that templates of the type can read. */
  readonly readableHeaders: readonly string[];
  /** The headers that are kept with alerts; null if neither the type nor a template reads any. */
  readonly headerNames: readonly string[] | null;
  /** See `TypeDefinition.payloadIn`. */
  readonly payloadIn: readonly string[];
  /** How deliveries are split; null if each is one alert. */
  readonly split: TypeSplit | null;
  /** See `TypeSplit.lists`, whether deliveries are split or not; null for types whose deliveries have none. */
  readonly lists: readonly string[] | null;
  /** Masks the secrets in a text that is to be kept, see `TypeDefinition.secretFields`; null where the type has none. */
  readonly maskSecrets: ((text: string) => string) | null;
  /** See `TypeDefinition.handshake`; null where the type has none. */
  readonly handshake: 'sns' | null;
  /** The payload as templates see it. */
  complete(payload: Value): Value;
  /** How many alert instances a payload carries; null if the type's payloads carry none. */
  countInstances(payload: Value): InstanceCounts | null;
}

export interface PreparedTemplate {
  readonly text: string;
  /** Null if the text is the default of the type. */
  readonly fallback: Template | null;
  /** An error if the text does not parse. */
  readonly compiled: Template | TemplateError;
}

export type TemplateCompiler = (source: TemplateSource) => TemplateSet;

/** Maximum number of sets in the cache, so that a page of groups does not compile the same templates again. */
const keptSets = 500;

/** A compiler that caches recently used sets, and the default templates of the types. */
export function createTemplateCompiler(environment: Environment): TemplateCompiler {
  const defaults = new Map<string, Template>();
  const sets = new LRUCache<string, TemplateSet>({ max: keptSets });

  return (integration) => {
    const source = sourceOf(integration);
    const key = hash('sha256', JSON.stringify(source), 'base64');
    const set = sets.get(key) ?? compile(source);
    sets.set(key, set);
    return set;
  };

  function compile({ type, name, templates, settings }: TemplateSource): TemplateSet {
    const split = (settings.split && definitions[type].split) || null;
    const typed = split === null ? definitions[type] : whenSplit(definitions[type], split);
    const prepared = Object.fromEntries(
      templateNames.map((template) => [template, prepare(typed.templates[template], templates[template])])
    ) as Record<TemplateName, PreparedTemplate>;
    const hasFormerKey = split === null && prepared.groupingKey.fallback === null;
    return {
      type,
      untitled: typed.untitled,
      integrationName: name,
      templates: prepared,
      formerKey: hasFormerKey && typed.formerKey !== undefined ? compileDefault(typed.formerKey) : null,
      linkReaders: new Set(templateNames.filter((template) => reads(prepared[template], 'source_link'))),
      titleVersion: titleVersion(typed, prepared, name),
      readableHeaders: keptHeaderNames(typed),
      headerNames: headerNames(typed, prepared),
      payloadIn: typed.payloadIn ?? [],
      split,
      lists: typed.split?.lists ?? null,
      maskSecrets: createSecretMask(typed.secretFields ?? []),
      handshake: typed.handshake ?? null,
      complete: typed.complete ?? ((payload) => payload),
      countInstances: typed.carriesInstances === true ? countInstances : () => null,
    };
  }

  function compileDefault(text: string): Template {
    const template = defaults.get(text) ?? compileTemplate(text, environment);
    defaults.set(text, template);
    return template;
  }

  function prepare(byDefault: string, custom: string | undefined): PreparedTemplate {
    const fallback = compileDefault(byDefault);
    return custom === undefined || custom === byDefault
      ? { text: byDefault, fallback: null, compiled: fallback }
      : { text: custom, fallback, compiled: tryToCompile(custom, environment) };
  }
}

/** The type as it reads the alerts of split deliveries. What completes a delivery leaves an alert of one alone. */
function whenSplit(typed: TypeDefinition, { templates }: TypeSplit): TypeDefinition {
  const { complete } = typed;
  return {
    ...typed,
    templates: { ...typed.templates, ...templates },
    ...(complete && { complete: (payload) => (isPart(payload) ? payload : complete(payload)) }),
  };
}

/** The compiled template, or the error in its text. */
export function tryToCompile(text: string, environment: Environment): Template | TemplateError {
  try {
    return compileTemplate(text, environment);
  } catch (error) {
    if (error instanceof TemplateError) {
      return error;
    }
    throw error;
  }
}

/** Names of variables that are known only when the alert has its group. */
export const groupVariables = [
  'alert_group_id',
  'grafana_oncall_alert_group_id',
  'grafana_oncall_incident_id',
  'grafana_oncall_link',
] as const;

function titleVersion(
  typed: TypeDefinition,
  { title, sourceLink }: Record<TemplateName, PreparedTemplate>,
  name: string
): string | null {
  const withLink = reads(title, 'source_link') ? [title, sourceLink] : [title];
  if (withLink.some((template) => groupVariables.some((variable) => reads(template, variable)))) {
    return null;
  }
  const named = withLink.some((template) => reads(template, 'integration_name')) ? name : '';
  const parts = [typed.templates.title, typed.untitled, named, ...withLink.map(({ text }) => text)];
  return hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 12);
}

function headerNames(
  typed: TypeDefinition,
  prepared: Record<TemplateName, PreparedTemplate>
): readonly string[] | null {
  const isRead = typed.headers !== undefined || templateNames.some((name) => reads(prepared[name], 'headers'));
  return isRead ? keptHeaderNames(typed) : null;
}

function reads({ compiled }: PreparedTemplate, variable: string): boolean {
  return !(compiled instanceof TemplateError) && compiled.reads.has(variable);
}
