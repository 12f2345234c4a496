import type { IntegrationAction } from '../../contract/integrations/actions.ts';
import type { TemplateName } from '../../contract/templates/templates.ts';
import type { Actor } from '../../contract/types.ts';
import type { ActionReport, PersonAction } from '../shapes/actions.ts';
import type { HandshakeChange } from '../shapes/handshakes.ts';
import type { ActedIntegration, IntegrationChanges, NewIntegration } from '../shapes/integrations.ts';
import type { WindowChange, WindowOutcome } from '../shapes/maintenance.ts';
import type { ChangedBy } from '../shapes/template-changes.ts';
import type { EditingNote } from '../shapes/template-editing.ts';
import type { ViewChange, ViewOutcome, ViewPerson } from '../shapes/views.ts';

/** The writes of an org. Each is one transaction, durable when its promise resolves. */
export interface OrgWriter {
  /** As the store's. */
  actOnGroups(
    orgId: number,
    ids: readonly number[],
    action: PersonAction,
    actor: Actor,
    at: number,
    operation?: string
  ): Promise<ActionReport>;
  undoPart(orgId: number, part: number, actor: Actor, at: number): Promise<ActionReport>;
  /** @returns whether the group has that note, as `deleteNote` */
  editNote(orgId: number, groupId: number, id: number, text: string, at: number): Promise<boolean>;
  deleteNote(orgId: number, groupId: number, id: number): Promise<boolean>;
  createIntegration(orgId: number, integration: NewIntegration): Promise<void>;
  /** @returns the templates for which nothing is changed, as they are not those that the change goes on from; null where there is no such integration */
  updateIntegration(
    orgId: number,
    uid: string,
    changes: IntegrationChanges,
    by: ChangedBy
  ): Promise<readonly TemplateName[] | null>;
  /** @returns whether there is such an integration */
  deleteIntegration(orgId: number, uid: string, at: number): Promise<boolean>;
  /** As the store's. */
  actOnIntegrations(
    orgId: number,
    uids: readonly string[],
    action: IntegrationAction,
    at: number
  ): Promise<ActedIntegration[]>;
  /** As the store's. */
  changeHandshakes(orgId: number, uid: string, change: HandshakeChange): Promise<boolean>;
  /** As the store's. */
  noteTemplateEditing(orgId: number, uid: string, note: EditingNote, at: number): Promise<boolean>;
  changeViews(orgId: number, person: ViewPerson, change: ViewChange): Promise<ViewOutcome>;
  changeWindows(orgId: number, change: WindowChange, actor: Actor, at: number): Promise<WindowOutcome>;
}
