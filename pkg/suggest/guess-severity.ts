import type { Severity } from '../contract/templates/templates.ts';
import { field as expression, translated } from '../integration-types/expressions.ts';
import { severityOf } from '../interpret/outputs/severity-word.ts';
import type { Field } from './fields.ts';
import type { GuessedState } from './guess-state.ts';
import type { Suggestion } from './suggestion.ts';
import { depthPenalty, ranked, tally } from './tally.ts';

/** The severity, from a field with words for it; also of tools that have words of their own, such as `Sev1`. */
export function guessSeverity(fields: readonly Field[], state: GuessedState | undefined): Suggestion | undefined {
  const isFiring = (i: number) => state?.said[i] !== 'recovery';
  const [field] = ranked(fields, (candidate) => score(candidate, isFiring));
  if (field === undefined) {
    return undefined;
  }
  const own = Object.fromEntries(
    tally(field).flatMap(({ text }) => {
      const word = text.trim().toLowerCase();
      const meaning = severityOf(word) === undefined ? ownWords[word] : undefined;
      return meaning === undefined ? [] : [[word, meaning]];
    })
  );
  const said = expression(field.name);
  const usual = `${said} | severity_word`;
  return {
    template: 'severity',
    text: `{{ ${Object.keys(own).length === 0 ? usual : `${translated(said, own)} or (${usual})`} }}`,
    because: [{ rule: 'severity', field: field.name, values: tally(field).slice(0, 5) }],
  };
}

const severityNames: Readonly<Record<string, number>> = {
  ...{
    severity: 100,
    alertseverity: 95,
    criticality: 90,
    urgency: 75,
    priority: 80,
    level: 70,
    alertlevel: 80,
    impact: 60,
  },
  ...{
    severitylevel: 90,
    sev: 90,
    triggerseverity: 95,
    eventseverity: 95,
    prioritylevel: 75,
    importance: 70,
    alerttype: 30,
  },
  ...{
    ...{
      lvl: 70,
      prio: 80,
      schweregrad: 95,
      dringlichkeit: 75,
      gravité: 90,
      gravedad: 90,
      级别: 70,
      严重性: 95,
      重大度: 95,
    },
    state: 30,
    status: 30,
    servicestate: 35,
    hoststate: 30,
    currentstate: 30,
    newstate: 30,
    loglevel: 50,
    class: 20,
  },
};
const named = /^(severity|priority|urgency|criticality)$/;

/** Words of single tools. */
const ownWords: Readonly<Record<string, Severity | undefined>> = {
  ...{
    sev0: 'critical',
    sev1: 'critical',
    s1: 'critical',
    blocker: 'critical',
    highest: 'critical',
    severe: 'critical',
  },
  ...{ sev2: 'high', s2: 'high', urgent: 'high', failure: 'high', failed: 'high', p0: 'critical', danger: 'critical' },
  ...{ sev3: 'warning', s3: 'warning', medium: 'warning', moderate: 'warning', normal: 'warning', degraded: 'warning' },
  ...{ sev4: 'info', s4: 'info', p5: 'info', lowest: 'info', debug: 'info', trivial: 'info', informative: 'info' },
  ...{
    kritisch: 'critical',
    hoch: 'high',
    mittel: 'warning',
    niedrig: 'info',
    critique: 'critical',
    crítico: 'critical',
  },
  ...{ 严重: 'critical', 紧急: 'critical', 重要: 'high', 警告: 'warning', 一般: 'info', 信息: 'info' },
  ...{ alert: 'critical', down: 'critical', unreachable: 'high', unknown: 'warning' },
};

/** A word that is a state as well means a severity only in a field that has the others, too. */
function score(field: Field, isFiring: (i: number) => boolean): number {
  const byObject = field.leaf === 'name' && named.test(field.around.at(-1) ?? '') ? 80 : 0;
  const byName = Math.max(severityNames[field.leaf] ?? 0, byObject);
  const firing = field.texts.filter((text, i) => text !== undefined && isFiring(i)) as string[];
  const known = firing.filter((text) => {
    const word = text.trim().toLowerCase();
    return severityOf(word) !== undefined || (byName >= 50 && ownWords[word] !== undefined);
  });
  return byName === 0 || known.length === 0 || known.length < firing.length / 2
    ? 0
    : Math.max(1, byName - depthPenalty(field));
}
