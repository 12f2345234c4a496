import type { GroupCommit, Sender } from '../ingest/group-commit.ts';
import type { ReadyEndpoint } from '../ingest/ready-endpoint.ts';
import type { TemplateFailure } from '../interpret/facts.ts';
import type { DeliveryHead } from '../store/store.ts';
import type { Meaning } from '../work/jobs/understand.ts';

/** Takes an alert to the store, whoever brings it. */
export type Intake = (
  endpoint: ReadyEndpoint,
  meaning: Meaning,
  receivedAt: number,
  delivery: DeliveryHead,
  sender: Sender
) => void;

/** @param failed is told of the templates that fail */
export function createIntake(
  commit: Pick<GroupCommit, 'add'>,
  failed: (endpoint: ReadyEndpoint, failures: readonly TemplateFailure[]) => void
): Intake {
  return (endpoint, { payload, facts }, receivedAt, delivery, sender) => {
    const { orgId, integrationId } = endpoint;
    if (facts.failures.length > 0) {
      failed(endpoint, facts.failures);
    }
    const noted = facts.hint === null ? delivery : { ...delivery, note: join(delivery.note, facts.hint) };
    commit.add({ orgId, integrationId, facts, receivedAt, payload: payload.text, delivery: noted }, sender);
  };
}

function join(note: string | null, hint: string): string {
  return note === null ? hint : `${note} ${hint}`;
}
