import { t } from '@grafana/i18n';
import { readRuleParts } from '../../../../pkg/contract/maintenance/rule-parts.ts';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { toRule } from './repeat';
import type { WindowValues } from './windowValues';

export type Problems = Partial<Record<'name' | 'query' | 'endsAt' | 'repeat', string>>;

/** What is wrong with what is filled in; the sidecar knows more. */
export function problemsOf({ name, query, startsAt, endsAt, repeat }: WindowValues): Problems {
  const rule = toRule(repeat);
  const read = rule === undefined ? undefined : readRuleParts(rule);
  return {
    ...(name.trim() === '' && { name: t('maintenance.name-missing', 'Give it a name') }),
    ...('fault' in parseQuery(query) && { query: t('maintenance.query-wrong', 'This search cannot be read') }),
    ...(endsAt <= startsAt && { endsAt: t('maintenance.end-wrong', 'It has to end after it starts') }),
    ...(repeat.kind === 'weekly' &&
      repeat.days.length === 0 && { repeat: t('maintenance.days-missing', 'Choose at least one day') }),
    ...(repeat.kind === 'rule' &&
      read &&
      'fault' in read && { repeat: rule === '' ? ruleMissing() : read.fault.message }),
  };
}

function ruleMissing(): string {
  return t('maintenance.rule-missing', 'Write a rule');
}
