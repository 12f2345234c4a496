/** Words with which senders say that something is over. */
const recoveryWords: ReadonlySet<string> = new Set([
  ...['ok', 'resolved', 'resolve', 'recovered', 'recovery', 'up', 'closed', 'clear', 'cleared', 'healthy', 'normal'],
]);

/** Words with which they say that it is not. */
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

/** Whether the text is a word of those that say that something is over, in any case. */
export function isRecoveryWord(text: string): boolean {
  return text.length <= longest && (recoveryWords.has(text) || recoveryWords.has(text.trim().toLowerCase()));
}

/** Whether the text is a word that says how something is. */
export function isStateWord(text: string): boolean {
  return text.length <= longest && (isRecoveryWord(text) || otherWords.has(text.trim().toLowerCase()));
}
