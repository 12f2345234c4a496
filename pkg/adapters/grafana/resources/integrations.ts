import type { DescribedSecrets, ShownIntegration } from '../../../app/integrations/manage-integrations.ts';
import { oddOf } from '../../../app/integrations/tell-health.ts';
import type { UseCases } from '../../../app/use-cases.ts';
import { resourceErrors } from '../../../contract/errors.ts';
import type { IntegrationType } from '../../../contract/integration-types.ts';
import { roleAllows } from '../../../contract/roles.ts';
import { templateNames } from '../../../contract/templates/templates.ts';
import type { Integration, IntegrationSummary } from '../../../contract/types.ts';
import { mayOf } from '../../../domain/access/may.ts';
import { warningsOf } from '../../../interpret/check.ts';
import type { TemplateSet } from '../../../interpret/template-set.ts';
import type { StoredIntegration } from '../../../store/shapes/integrations.ts';
import type { GrafanaCaller } from '../backend/backend.ts';
import type { Handlers } from './dispatcher.ts';
import type { HandlerParts } from './handlers.ts';
import { showPlace } from './show-place.ts';
import { isoTime, optionalTime } from './times.ts';

type IntegrationRoutes =
  | 'listIntegrations'
  | 'getIntegration'
  | 'createIntegration'
  | 'updateIntegration'
  | 'deleteIntegration'
  | 'rotateToken'
  | 'endFormerSecret'
  | 'actOnIntegrations';

export function createIntegrationHandlers(
  { integrations, actOnIntegrations, asCode }: Pick<UseCases, 'integrations' | 'actOnIntegrations' | 'asCode'>,
  { publicUrl, compile, now }: HandlerParts
): Pick<Handlers, IntegrationRoutes> {
  const summarise = (integration: StoredIntegration, caller: GrafanaCaller) => ({
    ...toSummary(integration, caller, publicUrl, now()),
    ...showPlace(asCode, 'integration', integration, caller),
  });
  const show = async (integration: ShownIntegration, caller: GrafanaCaller): Promise<Integration> => {
    const set = compile(integration);
    return {
      ...summarise(integration, caller),
      templates: toTemplates(set),
      lists: set.lists && [...set.lists],
      asksFirst: set.handshake !== null,
      ...(roleAllows(caller.role, 'Admin') && toSecrets(await integrations.describeSecrets(caller, integration.uid))),
    };
  };

  return {
    async listIntegrations(caller, { query }) {
      const { items, nextCursor } = await integrations.list(caller, { limit: query.limit, cursor: query.cursor });
      return { items: items.map((item) => summarise(item, caller)), nextCursor };
    },
    getIntegration: async (caller, { params }) => show(await integrations.get(caller, params.uid), caller),
    createIntegration: async (caller, { body }) => show(await integrations.create(caller, body), caller),
    updateIntegration: async (caller, { params, body }) =>
      show(await integrations.update(caller, params.uid, body), caller),
    async deleteIntegration(caller, { params }) {
      await integrations.remove(caller, params.uid);
      return {};
    },
    async actOnIntegrations(caller, { body }) {
      const outcomes = await actOnIntegrations(caller, body.uids, body.action);
      return {
        outcomes: outcomes.map(({ uid, name, outcome }) => ({
          uid,
          name,
          outcome,
          message: outcome === 'done' ? null : resourceErrors[outcome].message,
        })),
      };
    },
    rotateToken: async (caller, { params, body }) =>
      show(await integrations.rotateToken(caller, params.uid, body), caller),
    endFormerSecret: async (caller, { params }) =>
      show(await integrations.endFormerSecret(caller, params.uid, params.name), caller),
  };
}

function toSummary(
  integration: ShownIntegration,
  caller: GrafanaCaller,
  publicUrl: string,
  now: number
): IntegrationSummary {
  const { uid, name, type, description, provisioned, createdAt, alertCount, lastAlertAt, token } = integration;
  const { settings, limitedCount, lastDeliveryAt, openGroups, rates, shownToken } = integration;
  const reply: IntegrationSummary = {
    urlShownOnce: typeof token !== 'string',
    uid,
    name,
    type,
    description,
    provisioned,
    createdAt: isoTime(createdAt),
    alertCount,
    lastAlertAt: optionalTime(lastAlertAt),
    settings: toSettings(integration, caller),
    may: mayOf(settings.access, caller) ?? 'see',
    limitedCount,
    heartbeat: toHeartbeat(integration),
    lastDeliveryAt: optionalTime(lastDeliveryAt),
    alertsOfDay: rates.lastDay.alerts,
    rejectedOfDay: rates.lastDay.rejected,
    limitedOfDay: rates.lastDay.limited,
    failedOfDay: rates.lastDay.failed,
    openGroups,
    oddities: oddOf(integration, now).map(({ code }) => code),
  };
  if (!roleAllows(caller.role, 'Admin')) {
    return reply;
  }
  const urlOf = (text: string) => webhookUrl(caller.webhookBaseUrl ?? publicUrl, type, text);
  const shown = typeof token === 'string' ? token : shownToken;
  return {
    ...reply,
    ...(typeof token !== 'string' && { tokenHash: token.hash, urlHint: urlOf(`…${token.hint ?? ''}`) }),
    ...(shown !== undefined && { token: shown, url: urlOf(shown) }),
  };
}

/** Who else may do what is for Admins to know. */
function toSettings({ settings }: StoredIntegration, caller: GrafanaCaller): IntegrationSummary['settings'] {
  const { access, ...others } = settings;
  return roleAllows(caller.role, 'Admin') ? { ...others, access } : others;
}

function toHeartbeat({ settings, heartbeat }: StoredIntegration): IntegrationSummary['heartbeat'] {
  const lastAt = heartbeat === null ? null : isoTime(heartbeat.lastAt);
  if (settings.heartbeat === null || !settings.enabled) {
    return { state: 'off', lastAt };
  }
  return { state: heartbeat === null ? 'waiting' : heartbeat.isMissing ? 'missing' : 'alive', lastAt };
}

function toSecrets({
  areKept,
  secrets,
  formerSecrets,
}: DescribedSecrets): Pick<Integration, 'secrets' | 'keepsSecrets' | 'formerSecrets'> {
  return {
    keepsSecrets: areKept,
    secrets: secrets.map((secret) => ({ ...secret, setAt: isoTime(secret.setAt) })),
    formerSecrets: formerSecrets.map((former) => ({
      ...former,
      replacedAt: isoTime(former.replacedAt),
      endsAt: isoTime(former.endsAt),
      lastUsedAt: optionalTime(former.lastUsedAt),
      successorUsedAt: optionalTime(former.successorUsedAt),
    })),
  };
}

function webhookUrl(base: string, type: IntegrationType, token: string): string {
  return `${base.replace(/\/+$/, '')}/integrations/v1/${type}/${token}/`;
}

function toTemplates(set: TemplateSet): Integration['templates'] {
  const entries = templateNames.map((name) => {
    const { text, fallback } = set.templates[name];
    return [
      name,
      {
        template: text,
        default: fallback?.source ?? text,
        customised: fallback !== null,
        warnings: [...warningsOf(name, set)],
      },
    ] as const;
  });
  return Object.fromEntries(entries) as Integration['templates'];
}
