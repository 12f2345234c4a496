import type { State } from '../../contract/alert-groups/states.ts';
import type { IntegrationType } from '../../contract/integration-types.ts';
import type { MessageFormat } from '../../contract/integrations/settings.ts';
import type { CustomTemplates } from '../../contract/templates/templates.ts';
import type { GroupEvent, IntegrationSettings } from '../../contract/types.ts';
import type { Activity } from '../../domain/activity.ts';
import type { Group } from '../../domain/group.ts';
import type { KeySilence } from '../../domain/handling/key-silence.ts';

export interface StoredGroup extends Group {
  readonly id: number;
  readonly number: number;
  readonly groupingKey: string | null;
  /** The silence of its key, which may be over. */
  readonly keySilence: KeySilence | null;
  /** When its alerts came, deleted ones too; null where that is not known. */
  readonly activity: Activity | null;
  readonly integration: {
    readonly uid: string;
    readonly name: string;
    readonly type: IntegrationType;
    readonly templates: CustomTemplates;
    readonly messageFormat: MessageFormat;
    readonly settings: Pick<IntegrationSettings, 'split' | 'access'>;
    readonly deleted: boolean;
  };
}

/** How many groups of an integration are in a state. */
export interface GroupCount {
  readonly orgId: number;
  readonly integrationUid: string;
  readonly state: State;
  readonly count: number;
}

export interface StoredEvent extends Omit<GroupEvent, 'id' | 'at' | 'silencedUntil' | 'editedAt'> {
  readonly id: number;
  readonly at: number;
  readonly silencedUntil: number | null;
  readonly editedAt: number | null;
}
