import { t } from '@grafana/i18n';
import type { SuggestionReason } from '../../../../../pkg/contract/types.ts';

/** Why a suggested template reads a field, for people; the field's name is shown beside it. */
export function reasonText({
  rule,
  values,
  firing = 0,
  recovered = 0,
  distinct = 0,
  paired = 0,
}: SuggestionReason): string {
  const list = values.map(({ text, count }) => `“${text}” (${count}×)`).join(', ');
  switch (rule) {
    case 'state':
      return firing + recovered > 0
        ? t(
            'templates.suggestions.state',
            'tells the state: not over in {{firing}} payloads, over in {{recovered}}. Its values: {{list}}',
            { firing, recovered, list, ...unescaped }
          )
        : t('templates.suggestions.state-by-name', 'has the name of a state. Its values: {{list}}', {
            list,
            ...unescaped,
          });
    case 'incident':
      return paired > 0
        ? t(
            'templates.suggestions.paired',
            'is the same in an alert and its recovery: {{paired}} recoveries found their alert. {{distinct}} different values, such as {{list}}',
            { paired, distinct, list, ...unescaped }
          )
        : t(
            'templates.suggestions.incident',
            'has the name of what identifies an incident. {{distinct}} different values, such as {{list}}',
            { distinct, list, ...unescaped }
          );
    case 'text':
      return t('templates.suggestions.text', 'has a name and a text that fit, such as {{list}}', {
        list,
        ...unescaped,
      });
    case 'severity':
      return t('templates.suggestions.severity', 'has words for how grave it is: {{list}}', { list, ...unescaped });
    case 'address':
      return t('templates.suggestions.address', 'has a web address, such as {{list}}', { list, ...unescaped });
  }
}

/** React escapes what it shows. */
const unescaped = { interpolation: { escapeValue: false } };
