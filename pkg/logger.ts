import { type Logger, pino } from 'pino';
import type { LogLevel } from './config.ts';

export type { Logger } from 'pino';

/**
 * Structured logs on stderr, a JSON object a line. Where Grafana starts the sidecar it reads these lines itself and
 * wants the names and the time format of its plugin host library: `@level`, `@message`, `@timestamp` in microseconds.
 */
export function createLogger(level: LogLevel, format: 'plain' | 'grafana'): Logger {
  const stderr = pino.destination({ fd: 2, sync: true });
  if (format === 'plain') {
    return pino(
      {
        level,
        base: null,
        timestamp: pino.stdTimeFunctions.isoTime,
        formatters: { level: (name) => ({ level: name }) },
      },
      stderr
    );
  }
  return pino(
    {
      level,
      base: null,
      messageKey: '@message',
      timestamp: () => `,"@timestamp":"${new Date().toISOString().replace('Z', '000Z')}"`,
      formatters: { level: (name) => ({ '@level': name }) },
    },
    stderr
  );
}
