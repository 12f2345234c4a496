import { pino } from 'pino';
import type { Logger } from '../../pkg/logger.ts';

/** A logger, and what it has logged so far, one object a line. */
export function collectLog(): { readonly logger: Logger; readonly log: Array<Record<string, unknown>> } {
  const log: Array<Record<string, unknown>> = [];
  return { logger: pino({ base: null }, { write: (line: string) => log.push(JSON.parse(line)) }), log };
}
