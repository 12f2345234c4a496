import type { TemplateFailure } from '../interpret/facts.ts';
import type { DeliveryHead } from '../store/store.ts';
import type { Meaning } from '../work/jobs/understand.ts';
import type { GroupCommit, Sender } from './group-commit.ts';
import type { ReadyReceiver } from './receivers.ts';

/** Takes an alert to the store, whoever brings it. */
export type Intake = (
  receiver: ReadyReceiver,
  meaning: Meaning,
  receivedAt: number,
  delivery: DeliveryHead,
  sender: Sender
) => void;

/** @param failed is told of the templates that fail */
export function createIntake(
  commit: Pick<GroupCommit, 'add'>,
  failed: (receiver: ReadyReceiver, failures: readonly TemplateFailure[]) => void
): Intake {
  return (receiver, { payload, facts }, receivedAt, delivery, sender) => {
    const { orgId, integrationId } = receiver;
    if (facts.failures.length > 0) {
      failed(receiver, facts.failures);
    }
    const noted = facts.hint === null ? delivery : { ...delivery, note: join(delivery.note, facts.hint) };
    commit.add({ orgId, integrationId, facts, receivedAt, payload: payload.text, delivery: noted }, sender);
  };
}

function join(note: string | null, hint: string): string {
  return note === null ? hint : `${note} ${hint}`;
}
