/**
 * The Grafana Live channel that tells open pages to look again: `plugin/<plugin id>/changes`.
 * Every Viewer of the org may subscribe, so a message carries no alert data.
 */
export const changesPath = 'changes';

/** One message on the channel. Sent at most once a second. */
export interface ChangeMessage {
  /** When the newest change was committed, ISO 8601. */
  changedAt: string;
}
