const padding = 'x'.repeat(2000);

/** Many times more than any test sends before it stops the server. */
const mostSent = 100_000;

/**
 * Sends alerts to a webhook from 48 connections until the server is gone, so that batches form as in a storm. Each alert has
 * its own mark and one of five keys. Every seventh resolves its group, so that groups keep opening and ending. Each alert takes
 * half a page, so that the write-ahead log is soon long enough for a checkpoint.
 * @param name the prefix of the marks
 * @param answered called after each answer with the count so far
 * @returns the marks of the alerts that were answered as accepted, by the ids in the answers
 */
export async function sendUntilGone(
  webhook: string,
  name: string,
  answered: (count: number) => void
): Promise<Map<string, string>> {
  const acknowledged = new Map<string, string>();
  await postUntilGone(webhook, answered, (sent) => {
    const mark = `${name}-${sent}`;
    return {
      body: { alert_uid: `k${sent % 5}`, mark, state: sent % 7 === 0 ? 'ok' : 'alerting', padding },
      accepted: (alertId) => acknowledged.set(alertId, mark),
    };
  });
  return acknowledged;
}

/**
 * The same with deliveries of a few alerts each, for a webhook that splits them. The last alert resolves what the first one fired, so that
 * all of them are kept.
 * @returns the marks of the alerts whose deliveries were answered as accepted
 */
export async function sendListsUntilGone(
  webhook: string,
  name: string,
  answered: (count: number) => void
): Promise<string[]> {
  const acknowledged: string[] = [];
  await postUntilGone(webhook, answered, (sent) => {
    const of = 2 + (sent % 4);
    const delivery = `${name}-${sent}`;
    const alerts = Array.from({ length: of }, (_, i) => ({
      alert_uid: i === 0 || i === of - 1 ? delivery : `k${(sent + i) % 5}`,
      mark: `${delivery}.${i}`,
      delivery,
      of,
      state: i === of - 1 ? 'ok' : 'alerting',
    }));
    return { body: { alerts, padding }, accepted: () => acknowledged.push(...alerts.map(({ mark }) => mark)) };
  });
  return acknowledged;
}

/** What is sent, and who is told that it was accepted. */
interface Post {
  readonly body: object;
  readonly accepted: (alertId: string) => void;
}

async function postUntilGone(
  webhook: string,
  answered: (count: number) => void,
  next: (sent: number) => Post
): Promise<void> {
  let sent = 0;
  let answers = 0;
  const sender = async () => {
    for (;;) {
      sent += 1;
      if (sent > mostSent) {
        throw new Error(`the server still answers after ${mostSent} alerts`);
      }
      const { body, accepted } = next(sent);
      try {
        const response = await fetch(webhook, { method: 'POST', body: JSON.stringify(body) });
        const { alertId } = (await response.json()) as { alertId: string | null };
        if (response.status === 200 && alertId !== null) {
          accepted(alertId);
        }
      } catch {
        return;
      }
      answers += 1;
      answered(answers);
    }
  };
  await Promise.all(Array.from({ length: 48 }, sender));
}
