import { pino } from 'pino';
import type { Logger } from '../../pkg/logger.ts';

/** A logger, and its log so far, one object per line. */
export function collectLog(): { readonly logger: Logger; readonly log: Array<Record<string, unknown>> } {
  const log: Array<Record<string, unknown>> = [];
  return { logger: pino({ base: null }, { write: (line: string) => log.push(JSON.parse(line)) }), log };
}
