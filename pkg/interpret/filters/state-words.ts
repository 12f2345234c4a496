/** Words that senders use for a recovery. */
const recoveryWords: ReadonlySet<string> = new Set([
  ...['ok', 'resolved', 'resolve', 'recovered', 'recovery', 'up', 'closed', 'clear', 'cleared', 'healthy', 'normal'],
]);

/** Words that senders use for other states. */
const otherWords: ReadonlySet<string> = new Set([
  ...['alerting', 'alert', 'firing', 'fired', 'triggered', 'trigger', 'problem', 'down', 'open', 'opened', 'critical'],
  ...[
    'warning',
    'error',
    'failed',
    'failing',
    'failure',
    'unhealthy',
    'degraded',
    'pending',
    'no data',
    'nodata',
    'unknown',
  ],
]);

const longest = 20;

/** Whether the text is a word for a recovery, in upper or lower case. */
export function isRecoveryWord(text: string): boolean {
  return text.length <= longest && (recoveryWords.has(text) || recoveryWords.has(text.trim().toLowerCase()));
}

/** Whether the text is a word for any state. */
export function isStateWord(text: string): boolean {
  return text.length <= longest && (isRecoveryWord(text) || otherWords.has(text.trim().toLowerCase()));
}
