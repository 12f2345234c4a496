import type { ConfirmSubscription } from '../guards/sns/confirm.ts';
import type { Understanding } from '../ingest/understanding.ts';
import type { TemplateCheck } from '../interpret/check.ts';
import type { TemplateCompiler } from '../interpret/template-set.ts';
import type { Logger } from '../logger.ts';
import type { KeyRing } from '../secrets/key-ring.ts';
import type { KnownPerson } from '../store/shapes/actions.ts';
import type { Store } from '../store/store.ts';
import type { Brief } from '../work/brief.ts';
import type { Pool } from '../work/pool.ts';
import { createPeopleStore } from './access/people-store.ts';
import type { TeamDirectory, TeamKnowledge } from './access/team-directory.ts';
import type { AsCode } from './as-code/as-code.ts';
import type { Caller } from './caller.ts';
import type { AcceptAlert } from './deliveries/accept-alert.ts';
import { createGetDelivery, type GetDelivery } from './deliveries/get-delivery.ts';
import { createListDeliveries, type ListDeliveries } from './deliveries/list-deliveries.ts';
import { createReplayDeliveries, type ReplayDeliveries } from './deliveries/replay-deliveries.ts';
import { createReplayDelivery, type ReplayDelivery } from './deliveries/replay-delivery.ts';
import { createSendTest, type SendTest } from './deliveries/send-test.ts';
import { type ActOnGroups, createActOnGroups } from './groups/act-on-groups.ts';
import { type ActOnMany, createActOnMany } from './groups/act-on-many.ts';
import { createAppearances } from './groups/appearances.ts';
import { createExplainAlert, type ExplainAlert } from './groups/explain-alert.ts';
import { createExportGroups, type ExportGroups } from './groups/export-groups.ts';
import { createListEarlierGroups, type ListEarlierGroups } from './groups/list-earlier-groups.ts';
import { createNotes, type Notes } from './groups/notes.ts';
import { createReadGroups, type ReadGroups } from './groups/read-groups.ts';
import { createSurveyGroups, type SurveyGroups } from './groups/survey-groups.ts';
import { createDecideHandshakes, type DecideHandshakes } from './handshakes/decide-handshakes.ts';
import { type ActOnIntegrations, createActOnIntegrations } from './integrations/act-on-integrations.ts';
import type { EndpointIndex } from './integrations/endpoint-index.ts';
import { createIntegrationAudit } from './integrations/integration-audit.ts';
import { createManageIntegrations, type ManageIntegrations } from './integrations/manage-integrations.ts';
import { createTellHealth, type TellHealth } from './integrations/tell-health.ts';
import { peopleLane } from './lanes.ts';
import { createManageWindows, type ManageWindows } from './maintenance/manage-windows.ts';
import type { TellState } from './maintenance/state-memory.ts';
import { createDryRunTemplates, type DryRunTemplates } from './templates/dry-run.ts';
import { createListTemplateChanges, type ListTemplateChanges } from './templates/list-template-changes.ts';
import { createPreviewTemplates, type PreviewTemplates } from './templates/preview.ts';
import { createSuggestTemplates, type SuggestTemplates } from './templates/suggest.ts';
import { createTellTemplateEditing, type TellTemplateEditing } from './templates/tell-template-editing.ts';
import { createManageViews, type ManageViews } from './views/manage-views.ts';

/** What people can do, however they ask for it. An API translates its requests to these. */
export interface UseCases {
  readonly integrations: ManageIntegrations;
  readonly actOnIntegrations: ActOnIntegrations;
  readonly tellHealth: TellHealth;
  readonly handshakes: DecideHandshakes;
  readonly groups: ReadGroups;
  readonly survey: SurveyGroups;
  readonly actions: ActOnGroups;
  readonly listEarlierGroups: ListEarlierGroups;
  readonly explainAlert: ExplainAlert;
  readonly exportGroups: ExportGroups;
  readonly manyActions: ActOnMany;
  readonly notes: Notes;
  /** Who has acted on groups of the caller's org, or was assigned to some, the last ones first. */
  readonly listPeople: (caller: Caller) => Promise<KnownPerson[]>;
  /** Whether it is known in the caller's org who is in which team of Grafana. */
  readonly tellTeamKnowledge: (caller: Caller) => Promise<TeamKnowledge>;
  readonly listDeliveries: ListDeliveries;
  readonly getDelivery: GetDelivery;
  readonly replayDelivery: ReplayDelivery;
  readonly replayDeliveries: ReplayDeliveries;
  readonly sendTest: SendTest;
  readonly previewTemplates: PreviewTemplates;
  readonly listTemplateChanges: ListTemplateChanges;
  readonly templateEditing: TellTemplateEditing;
  readonly suggestTemplates: SuggestTemplates;
  readonly dryRunTemplates: DryRunTemplates;
  readonly views: ManageViews;
  readonly asCode: AsCode;
  readonly maintenance: ManageWindows;
}

export interface UseCaseParts {
  store: Store;
  endpoints: EndpointIndex;
  teams: Pick<TeamDirectory, 'check'>;
  understanding: Understanding;
  accept: AcceptAlert;
  pool: Pool;
  check: TemplateCheck;
  /** Makes template sets that tell `brief` when they overrun. */
  compile: TemplateCompiler;
  brief: Brief;
  logger: Logger;
  keyRing: KeyRing;
  asCode: AsCode;
  confirmSubscription: ConfirmSubscription;
  /** What maintenance windows are doing. */
  tellState: TellState;
  /** Largest payload, in bytes. */
  maxBody: number;
  /** Milliseconds since 1970. */
  now: () => number;
  /** A monotonic clock, in milliseconds. */
  elapsed: () => number;
  /** Whether alerts keep the store busy. */
  isStorm: () => boolean;
}

const mostPeople = 200;

export function createUseCases(parts: UseCaseParts): UseCases {
  const { endpoints, teams, logger, now } = parts;
  const store = createPeopleStore(parts.store);
  const peopleParts = { ...parts, store };
  const appearances = createAppearances({ ...parts, lane: peopleLane });
  const integrationParts = { ...peopleParts, audit: createIntegrationAudit(logger), settled: endpoints.settled };
  return {
    integrations: createManageIntegrations(integrationParts),
    actOnIntegrations: createActOnIntegrations(integrationParts),
    tellHealth: createTellHealth(store, now),
    handshakes: createDecideHandshakes(integrationParts),
    survey: createSurveyGroups(store, now),
    groups: createReadGroups(store, appearances, now),
    actions: createActOnGroups(store, now),
    listEarlierGroups: createListEarlierGroups(store, appearances),
    explainAlert: createExplainAlert(peopleParts),
    exportGroups: createExportGroups(store, appearances, now),
    manyActions: createActOnMany(peopleParts),
    notes: createNotes(store, now),
    tellTeamKnowledge: ({ orgId }) => teams.check(orgId),
    listPeople: (caller) => store.forCaller(caller).listPeople(mostPeople),
    listDeliveries: createListDeliveries(store),
    getDelivery: createGetDelivery(store),
    replayDelivery: createReplayDelivery(peopleParts),
    replayDeliveries: createReplayDeliveries(peopleParts),
    sendTest: createSendTest(peopleParts),
    previewTemplates: createPreviewTemplates(peopleParts),
    listTemplateChanges: createListTemplateChanges(store),
    templateEditing: createTellTemplateEditing(store),
    suggestTemplates: createSuggestTemplates(peopleParts),
    dryRunTemplates: createDryRunTemplates(peopleParts),
    views: createManageViews(store),
    asCode: parts.asCode,
    maintenance: createManageWindows(peopleParts),
  };
}
