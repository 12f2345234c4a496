import type { TemplateFailure } from '../../contract/types.ts';
import type { GroupCommit, Sender } from '../../ingest/group-commit.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import type { DeliveryHead } from '../../store/shapes/deliveries.ts';
import type { Meaning } from '../../work/jobs/understand.ts';

/** Takes an alert to the store, however it came. The sender is told what came of it. */
export type AcceptAlert = (
  endpoint: ReadyEndpoint,
  meaning: Meaning,
  receivedAt: number,
  delivery: DeliveryHead,
  sender: Sender
) => void;

/** @param onTemplatesFailed called with the templates that failed on an alert */
export function createAcceptAlert(
  commit: Pick<GroupCommit, 'add'>,
  onTemplatesFailed: (endpoint: ReadyEndpoint, failures: readonly TemplateFailure[]) => void
): AcceptAlert {
  return (endpoint, { payload, headers, facts }, receivedAt, delivery, sender) => {
    const { orgId, integrationId } = endpoint;
    if (facts.failures.length > 0) {
      onTemplatesFailed(endpoint, facts.failures);
    }
    const noted = facts.hint === null ? delivery : { ...delivery, note: join(delivery.note, facts.hint) };
    commit.add({ orgId, integrationId, facts, receivedAt, payload: payload.text, headers, delivery: noted }, sender);
  };
}

function join(note: string | null, hint: string): string {
  return note === null ? hint : `${note} ${hint}`;
}
