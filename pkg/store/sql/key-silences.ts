import { sql } from 'kysely';
import type { KeySilence } from '../../domain/handling/key-silence.ts';
import { parseActor } from './group-rows.ts';

/** The silence of the key of a row of `alert_groups`, which may be over; null where there is none. */
export const keySilenceColumn = sql<string | null>`(select silence from key_silences
  where key_silences.integration_id = alert_groups.integration_id
    and key_silences.key_hash = alert_groups.key_hash)`.as('key_silence');

export function parseKeySilence(text: string): KeySilence {
  const { by, ...silence } = JSON.parse(text) as Omit<KeySilence, 'by'> & { readonly by: unknown };
  return { ...silence, by: parseActor(JSON.stringify(by)) };
}

export function parseKeySilenceOrNull(text: string | null): KeySilence | null {
  return text === null ? null : parseKeySilence(text);
}

export function formatKeySilence({ at, by, until, reason }: KeySilence): string {
  return JSON.stringify({ at, by, until, reason });
}
