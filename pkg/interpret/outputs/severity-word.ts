import type { Severity } from '../../contract/templates/templates.ts';

/** The words that Prometheus rules, Grafana, Zabbix and PagerDuty use. */
const words: Readonly<Record<Severity, readonly string[]>> = {
  critical: ['critical', 'crit', 'disaster', 'emergency', 'fatal', 'page', 'p1'],
  high: ['high', 'error', 'major', 'p2'],
  warning: ['warning', 'warn', 'average', 'minor', 'p3'],
  info: ['info', 'information', 'informational', 'notice', 'low', 'p4'],
};

const severityByWord: ReadonlyMap<string, Severity> = new Map(
  Object.entries(words).flatMap(([severity, all]) => all.map((word) => [word, severity as Severity]))
);

/** The severity that a word names; undefined if it names none. Case and surrounding white space are ignored. */
export function severityOf(word: string): Severity | undefined {
  return severityByWord.get(word) ?? (word.length > 100 ? undefined : severityByWord.get(word.trim().toLowerCase()));
}
