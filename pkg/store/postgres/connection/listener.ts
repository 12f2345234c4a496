import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { PostgresSettings } from '../../../database-url/postgres-settings.ts';
import { createClientClass } from './client.ts';
import { createRoutes } from './routes.ts';

/**
 * Hears the notifications of a channel on a connection of its own, which it makes anew whenever it is lost. It only helps to be
 * quick: behind a pooler, and in databases without LISTEN, nothing is heard.
 *
 * @param channel a plain SQL name
 * @param onNotified called for each notification, and whenever listening begins, because some may have been missed
 * @returns ends it
 */
export function startListener(
  settings: PostgresSettings,
  channel: string,
  onNotified: () => void
): () => Promise<void> {
  const Client = createClientClass(settings, createRoutes(settings), { statementTimeoutMs: answerMs }, () => {});
  const closing = new AbortController();
  const { signal } = closing;
  const ended = run();
  return async () => {
    closing.abort();
    await ended;
  };

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const retryMs = await listen().catch(() => lostMs);
      await pause(retryMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** @returns when to try again, in milliseconds */
  async function listen(): Promise<number> {
    const client = new Client();
    const lost = once(client, 'end', { signal });
    // It is awaited below, if there is a connection at all.
    lost.catch(() => {});
    client.on('notification', onNotified);
    try {
      await client.connect();
      if (!client.ownsSession) {
        return deafMs;
      }
      await client.query(`listen ${channel}`);
      onNotified();
      // A connection that is dead looks like one on which nothing is said, until it is asked.
      while (await Promise.race([lost.then(() => false), pause(beatMs, true, { ref: false })])) {
        await client.query('select');
      }
      return lostMs;
    } catch (error) {
      return (error as { code?: string }).code === notSupported ? deafMs : lostMs;
    } finally {
      void client.end().catch(() => {});
    }
  }
}

const answerMs = 4000;
const beatMs = 10_000;
const lostMs = 500;
const deafMs = 60_000;

const notSupported = '0A000';
