const padding = 'x'.repeat(2000);

/** Many times what any test sends before it ends the server. */
const mostSent = 100_000;

/**
 * Sends alerts to a webhook from 48 connections until the server is gone, which makes batches of a storm. An alert has a mark
 * of its own, and one of five keys; every seventh resolves its group, so that groups open and end all the time. An alert has
 * half a page, so that the write-ahead log soon is long enough for a checkpoint.
 * @param name begins the marks
 * @param answered is told after each answer how many there were
 * @returns the marks of the alerts that were answered as accepted, by the ids that they were answered with
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
