import type { TemplateFailure } from '../../contract/types.ts';
import type { GroupCommit, Sender } from '../../ingest/group-commit.ts';
import type { ReadyEndpoint } from '../../ingest/ready-endpoint.ts';
import { joinNotes } from '../../receive/join-notes.ts';
import type { IncomingAlert } from '../../store/shapes/alerts.ts';
import type { DeliveryHead } from '../../store/shapes/deliveries.ts';
import type { Meaning, SplitMeaning } from '../../work/jobs/understand.ts';

/** Takes an alert, or those of a split delivery, to the store, however it came. The sender is told what came of it. */
export type AcceptAlert = (
  endpoint: ReadyEndpoint,
  meaning: Meaning | SplitMeaning,
  receivedAt: number,
  delivery: DeliveryHead,
  sender: Sender
) => void;

/** @param onTemplatesFailed called with the templates that failed on an alert */
export function createAcceptAlert(
  commit: Pick<GroupCommit, 'add'>,
  onTemplatesFailed: (endpoint: ReadyEndpoint, failures: readonly TemplateFailure[]) => void
): AcceptAlert {
  return (endpoint, meaning, receivedAt, delivery, sender) => {
    if (!('alerts' in meaning)) {
      return commit.add(toIncoming(endpoint, meaning, receivedAt, withHint(delivery, meaning.facts.hint), 0), sender);
    }
    const [first, ...further] = meaning.alerts.map((alert, part) =>
      toIncoming(endpoint, alert, receivedAt, delivery, part)
    ) as [IncomingAlert, ...IncomingAlert[]];
    commit.add(first, sender, further);
  };

  function toIncoming(
    endpoint: ReadyEndpoint,
    { payload, headers, facts }: Meaning,
    receivedAt: number,
    delivery: DeliveryHead,
    part: number
  ): IncomingAlert {
    const { orgId, integrationId, rules } = endpoint;
    if (facts.failures.length > 0) {
      onTemplatesFailed(endpoint, facts.failures);
    }
    return { orgId, integrationId, facts, receivedAt, rules, payload: payload.text, headers, delivery, part };
  }
}

function withHint(delivery: DeliveryHead, hint: string | null): DeliveryHead {
  return hint === null ? delivery : { ...delivery, note: joinNotes(delivery.note, hint) };
}
