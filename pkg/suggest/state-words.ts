import { isRecoveryWord, isStateWord } from '../interpret/filters/state-words.ts';

export type Said = 'recovery' | 'acknowledged' | 'other';

/** What tools call the end of an incident, besides the words that every `webhook` integration understands. */
const recoveryWords: ReadonlySet<string> = new Set([
  ...['good', 'fixed', 'solved', 'success', 'succeeded', 'successful', 'passed', 'passing', 'green', 'inactive', 'end'],
  ...['ended', 'done', 'completed', 'complete', 'finished', 'normalized', 'operational', 'online', 'available', 'off'],
  ...['recover', 'restored', 'deactivated', 'cancelled', 'canceled', 'running', 'synced', 'dismissed'],
  ...[
    'behoben',
    'gelöst',
    'wiederhergestellt',
    'entwarnung',
    'résolu',
    'rétabli',
    'resuelto',
    'recuperado',
    'resolvido',
  ],
  ...['восстановлено', 'решено', 'норма', '恢复', '已恢复', '正常', '已解决', '復旧', '解決'],
]);

const acknowledgedWords: ReadonlySet<string> = new Set(['acknowledged', 'acknowledge', 'acknowledgement', 'ack']);

const otherWords: ReadonlySet<string> = new Set([
  ...['new', 'created', 'create', 'started', 'start', 'raised', 'raise', 'active', 'activated', 'alarm', 'in_alarm'],
  ...[
    'incident',
    'outage',
    'offline',
    'unavailable',
    'timeout',
    'fail',
    'bad',
    'broken',
    'red',
    'yellow',
    'amber',
    'on',
  ],
  ...['crit', 'warn', 'high', 'major', 'minor', 'fatal', 'emergency', 'disaster', 'average', 'reopened', 'unresolved'],
  ...['insufficient_data', 'to do', 'todo', 'in progress', 'in_progress', 'investigating', 'identified', 'regression'],
  ...['störung', 'gestört', 'fehler', 'ausfall', 'panne', 'échec', 'alerte', 'fallo', 'caído', 'falha', 'alerta'],
  ...['авария', 'сбой', 'проблема', '告警', '报警', '异常', '故障', '触发', '障害', '異常'],
  ...['detected', 'breached', 'exceeded', 'unreachable', 'stopped', 'aborted', 'outofsync', 'missing', 'overdue'],
]);

/** What a text says of a state when it is one word, in any case; undefined if it is none that is known. */
export function stateOfWord(text: string): Said | undefined {
  const word = text.trim().toLowerCase();
  if (word.length > 20) {
    return undefined;
  }
  if (acknowledgedWords.has(word)) {
    return 'acknowledged';
  }
  if (isRecoveryWord(word) || recoveryWords.has(word)) {
    return 'recovery';
  }
  return isStateWord(word) || otherWords.has(word) ? 'other' : undefined;
}

/** What a compound says, such as `monitor.down`, `ALERT_RESOLVED` or `incidentClosed`, by its last word or its first one. */
export function stateOfCompound(text: string): Said | undefined {
  if (text.length > 60) {
    return undefined;
  }
  const words = text
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z]+/)
    .filter((word) => word !== '');
  return words.length < 2 || words.length > 4 ? undefined : (clear(words.at(-1)) ?? clear(words[0]));
}

/** `[RESOLVED] Disk`, `Recovered: Disk`, `OK - Disk`. */
const opening = /^[^\p{L}\p{N}[]{0,4}(\[\s*[A-Za-z][A-Za-z ]{0,18}\s*(?:\]|:)|[A-Za-z]{2,18}(?=:|\s[-–|]\s))/u;

/** The state with which a title begins, and how it is written there. */
export function stateAtBeginning(title: string): { readonly said: Said; readonly written: string } | undefined {
  const written = opening.exec(title.slice(0, 60))?.[0];
  const said = written === undefined ? undefined : stateOfWord(written.replace(/[^A-Za-z ]/g, ''));
  return written === undefined || said === undefined ? undefined : { said, written };
}

const recoveryInProse =
  /(?<![\w-])(recovered|resolved|recovery|ok|up|cleared|successful|successfully|succeeded|success|normal|healthy|closed|fixed|restored|passed)(?![\w-])/i;
const problemInProse =
  /(?<![\w-])(down|failed|failure|failing|critical|error|alert|alerting|firing|triggered|problem|warning|unreachable|timeout|exceeded)(?![\w-])/i;

/** What a sentence says, with the word that says a recovery: `Device core-1 recovered from high load`. */
export function stateInProse(text: string): { readonly said: 'recovery' | 'other'; readonly word: string } | undefined {
  const line = text
    .slice(0, 300)
    .trimStart()
    .split(/[\r\n]/, 1)[0] as string;
  const recovery = recoveryInProse.exec(line)?.[0];
  const word = recovery ?? problemInProse.exec(line)?.[0];
  return word === undefined
    ? undefined
    : { said: recovery === undefined ? 'other' : 'recovery', word: word.toLowerCase() };
}

/** Words that say a state even beside others; `on`, `new` or `high` say none there. */
function clear(word = ''): Said | undefined {
  return isStateWord(word) ||
    acknowledgedWords.has(word.toLowerCase()) ||
    /^((start|end|fail|succeed|clos|creat|rais|activat)ed|alarm|outage|incident)$/i.test(word)
    ? stateOfWord(word)
    : undefined;
}
