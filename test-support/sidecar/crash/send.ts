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
  let sent = 0;
  let answers = 0;
  const sender = async () => {
    for (;;) {
      sent += 1;
      if (sent > mostSent) {
        throw new Error(`the server still answers after ${mostSent} alerts`);
      }
      const mark = `${name}-${sent}`;
      const body = JSON.stringify({
        alert_uid: `k${sent % 5}`,
        mark,
        state: sent % 7 === 0 ? 'ok' : 'alerting',
        padding,
      });
      try {
        const response = await fetch(webhook, { method: 'POST', body });
        const { alertId } = (await response.json()) as { alertId: string | null };
        if (response.status === 200 && alertId !== null) {
          acknowledged.set(alertId, mark);
        }
      } catch {
        return;
      }
      answers += 1;
      answered(answers);
    }
  };
  await Promise.all(Array.from({ length: 48 }, sender));
  return acknowledged;
}
