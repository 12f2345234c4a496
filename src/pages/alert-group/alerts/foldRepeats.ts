import type { Alert } from '../../../../pkg/contract/types.ts';

/** Alerts that came one after the other and are equal, newest first; at least one. */
export interface Repeats {
  readonly newest: Alert;
  readonly oldest: Alert;
  readonly alerts: readonly Alert[];
}

/** Folds alerts that repeat the one before them. @param alerts newest first */
export function foldRepeats(alerts: readonly Alert[]): Repeats[] {
  const folded: Array<{ newest: Alert; oldest: Alert; alerts: Alert[] }> = [];
  for (const alert of alerts) {
    const last = folded.at(-1);
    if (last !== undefined && repeats(last.newest, alert)) {
      last.oldest = alert;
      last.alerts.push(alert);
    } else {
      folded.push({ newest: alert, oldest: alert, alerts: [alert] });
    }
  }
  return folded;
}

/** Templates may have changed in between, so that equal payloads can say different things. */
function repeats(one: Alert, other: Alert): boolean {
  return (
    one.hash === other.hash &&
    one.signal === other.signal &&
    one.title === other.title &&
    one.severity === other.severity
  );
}
