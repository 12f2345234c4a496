import { setTimeout as pause } from 'node:timers/promises';

/** An alert that was sent. Its moments are counted over all that is sent and answered. */
export interface SentAlert {
  readonly mark: string;
  readonly key: string;
  readonly sentAt: number;
  /** Undefined where nobody has told the sender that it is stored: then it may be, or not. */
  acknowledgedAt?: number;
}

/** What senders know. */
export interface Ledger {
  readonly alerts: readonly SentAlert[];
  /** How often each status was answered; 0 stands for no answer. */
  readonly answers: ReadonlyMap<number, number>;
}

export interface Load extends Ledger {
  readonly acknowledged: number;
  /** Resolves when the last answer has come. */
  stop(): Promise<void>;
}

/**
 * Sends alerts to the webhooks in turn until it is stopped, as many at once as there are senders. Each alert has a mark of its own and
 * one of seven keys, which all webhooks get. Every ninth resolves its group, save that of the first key. Who is refused or not answered goes on with the next
 * alert a little later.
 *
 * @param webhooks read for each alert: they change when a sidecar is started anew
 */
export function startLoad(webhooks: () => readonly string[], senders = 16): Load {
  const alerts: SentAlert[] = [];
  const answers = new Map<number, number>();
  let moment = 0;
  let acknowledged = 0;
  let isOver = false;

  const send = async (): Promise<void> => {
    while (!isOver) {
      const number = alerts.length;
      const alert: SentAlert = { mark: `mark-${number}`, key: `k${number % 7}`, sentAt: moment++ };
      alerts.push(alert);
      const urls = webhooks();
      const body = {
        alert_uid: alert.key,
        mark: alert.mark,
        state: number % 9 === 8 && number % 7 !== 0 ? 'ok' : 'alerting',
      };
      const { status, isStored } = await post(urls[number % urls.length] as string, body);
      answers.set(status, (answers.get(status) ?? 0) + 1);
      if (isStored) {
        alert.acknowledgedAt = moment++;
        acknowledged += 1;
      } else if (status !== 200) {
        await pause(50);
      }
    }
  };
  const ended = Promise.all(Array.from({ length: senders }, send));
  return {
    alerts,
    answers,
    get acknowledged() {
      return acknowledged;
    },
    async stop() {
      isOver = true;
      await ended;
    },
  };
}

/** A recovery with nothing to resolve is answered with 200, and not stored. */
async function post(url: string, body: object): Promise<{ status: number; isStored: boolean }> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const { alertId } = (await response.json()) as { alertId?: string | null };
    return { status: response.status, isStored: response.status === 200 && alertId !== null };
  } catch {
    return { status: 0, isStored: false };
  }
}
