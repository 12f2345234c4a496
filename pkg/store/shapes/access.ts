import type { May } from '../../contract/integrations/access.ts';

/** What somebody may do with a group. */
export interface GroupMay {
  readonly id: number;
  /** In its org. */
  readonly number: number;
  readonly may: May;
}

/** What somebody may do with an integration. */
export interface IntegrationMay {
  readonly uid: string;
  readonly name: string;
  readonly may: May;
}
