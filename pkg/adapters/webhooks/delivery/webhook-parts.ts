import type { AcceptAlert } from '../../../app/deliveries/accept-alert.ts';
import type { Shares } from '../../../fair/shares.ts';
import type { GroupCommit } from '../../../ingest/group-commit.ts';
import type { BusyLog } from '../../../ingest/limits/busy-log.ts';
import type { FailedTokenLimiter } from '../../../ingest/limits/failed-token-limiter.ts';
import type { Quota } from '../../../ingest/limits/quota.ts';
import type { Understanding } from '../../../ingest/understanding.ts';
import type { Logger } from '../../../logger.ts';
import type { Metrics } from '../../../metrics.ts';
import type { SenderAddress } from '../http/sender-address.ts';

/** What the stages of a delivery work with. */
export interface WebhookParts {
  understanding: Understanding;
  accept: AcceptAlert;
  /** Where rejected deliveries are noted. */
  commit: Pick<GroupCommit, 'note'>;
  quota: Quota;
  busyLog: BusyLog;
  failedTokens: FailedTokenLimiter;
  senderAddress: SenderAddress;
  /** Largest body, in bytes. */
  maxBody: number;
  /** Bytes of all the bodies that are read or wait for their answer. */
  bodyShares: Shares;
  metrics: Metrics;
  logger: Logger;
  /** While its files are at fault an integration that there is to be may not be known. */
  provisioning: { readonly problem: string | null };
  /** Milliseconds since 1970. */
  now: () => number;
}
