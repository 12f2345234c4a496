/** One line of the plugin's stderr, as Grafana reads it. */
export interface LogEntry {
  level: 'trace' | 'debug' | 'info' | 'warn' | 'error';
  message: string;
  fields: Record<string, unknown>;
}

/** JSON with `@level` and `@message` is an entry at its level; any other line has the level debug. */
export function parseLogLine(line: string): LogEntry {
  const { '@level': level, '@message': message, '@timestamp': _, ...fields } = parseObject(line);
  return isLevel(level) && typeof message === 'string'
    ? { level, message, fields }
    : { level: 'debug', message: line, fields: {} };
}

const levels: readonly unknown[] = ['trace', 'debug', 'info', 'warn', 'error'];

function isLevel(level: unknown): level is LogEntry['level'] {
  return levels.includes(level);
}

function parseObject(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
