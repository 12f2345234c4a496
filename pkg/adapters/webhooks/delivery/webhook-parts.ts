import type { AcceptAlert } from '../../../app/deliveries/accept-alert.ts';
import type { NoteHandshake } from '../../../app/handshakes/note-handshake.ts';
import type { Beats } from '../../../app/heartbeats/beats.ts';
import type { SecretUses } from '../../../app/integrations/secret-uses.ts';
import type { Shares } from '../../../fair/shares.ts';
import type { ReplayMemory } from '../../../guards/replay-memory.ts';
import type { GroupCommit } from '../../../ingest/group-commit.ts';
import type { BusyLog } from '../../../ingest/limits/busy-log.ts';
import type { FailedTokenLimiter } from '../../../ingest/limits/failed-token-limiter.ts';
import type { Quota } from '../../../ingest/limits/quota.ts';
import type { Understanding } from '../../../ingest/understanding.ts';
import type { Logger } from '../../../logger.ts';
import type { Metrics } from '../../../metrics.ts';
import type { SenderAddress } from '../http/sender-address.ts';

/** The dependencies of a delivery's stages. */
export interface WebhookParts {
  understanding: Understanding;
  accept: AcceptAlert;
  /** Records rejected deliveries. */
  commit: Pick<GroupCommit, 'note'>;
  quota: Quota;
  beats: Pick<Beats, 'note'>;
  secretUses: Pick<SecretUses, 'note'>;
  noteHandshake: NoteHandshake;
  busyLog: BusyLog;
  failedTokens: FailedTokenLimiter;
  /** What was let in with a signature. */
  replays: ReplayMemory;
  senderAddress: SenderAddress;
  /** Maximum size of a body, in bytes. */
  maxBody: number;
  /** Limits the memory of all bodies that are being read or wait for their answer, in bytes. */
  bodyShares: Shares;
  metrics: Metrics;
  logger: Logger;
  /** While its files are at fault, an integration that they define may be unknown. */
  provisioning: { readonly problem: string | null };
  /** Milliseconds since 1970. */
  now: () => number;
}
