import { interpret } from '../interpret/interpret.ts';
import type { TemplateFailure } from '../interpret/facts.ts';
import type { Payload } from '../receive/parse-payload.ts';
import type { AddedAlert, DeliveryHead } from '../store/store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { ReadyReceiver } from './receivers.ts';

/** Takes an alert from a payload to the store, whoever brings it. */
export type Intake = (
  receiver: ReadyReceiver,
  payload: Payload,
  receivedAt: number,
  delivery: DeliveryHead
) => Promise<AddedAlert>;

/** @param failed is told of the templates that fail */
export function createIntake(
  commit: Pick<GroupCommit, 'add'>,
  failed: (receiver: ReadyReceiver, failures: readonly TemplateFailure[]) => void
): Intake {
  return (receiver, payload, receivedAt, delivery) => {
    const { orgId, integrationId, set } = receiver;
    const facts = interpret(set, payload.value);
    if (facts.failures.length > 0) {
      failed(receiver, facts.failures);
    }
    return commit.add({ orgId, integrationId, facts, receivedAt, payload: payload.text, delivery });
  };
}
