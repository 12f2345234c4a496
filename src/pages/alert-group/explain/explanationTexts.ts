import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { AlertExplanation } from '../../../../pkg/contract/types.ts';

/** What the alert did when it came, and why; the number of the earlier group follows, if there is one. */
export function outcomeText({ outcome, opened, stored }: AlertExplanation): string {
  switch (opened?.reason) {
    case 'no_key':
      return t(
        'alert-group.explain.opened-no-key',
        'It opened this group, because an alert without a grouping key has its own.'
      );
    case 'first':
      return t(
        'alert-group.explain.opened-first',
        'It opened this group, because it was the first with its grouping key.'
      );
    case 'earlier_resolved':
      return opened.earlier?.resolvedAt
        ? t(
            'alert-group.explain.opened-resolved',
            'It opened this group, because the earlier one with its grouping key was resolved at {{time}}:',
            {
              time: dateTimeFormat(opened.earlier.resolvedAt),
              interpolation,
            }
          )
        : t(
            'alert-group.explain.opened-again',
            'It opened this group, because the earlier one with its grouping key was resolved.'
          );
  }
  switch (outcome) {
    case 'acknowledged':
      return t('alert-group.explain.acknowledged', 'It acknowledged this group, which was open with its grouping key.');
    case 'resolved':
      return t('alert-group.explain.resolved', 'It resolved this group, which was open with its grouping key.');
    default:
      return stored.groupingKey === null
        ? t('alert-group.explain.added-otherwise', 'It came to this group.')
        : t('alert-group.explain.added', 'It came to this group, which was open with its grouping key.');
  }
}

/** What an equal alert would do now; the number of the group follows, if there is one. */
export function nextText(outcome: AlertExplanation['next']['outcome']): string {
  switch (outcome) {
    case 'opened':
      return t('alert-group.explain.next-opens', 'An equal alert would now open a new group.');
    case 'added':
      return t('alert-group.explain.next-joins', 'An equal alert would now come to the open group');
    case 'acknowledged':
      return t('alert-group.explain.next-acknowledges', 'An equal alert would now acknowledge the group');
    case 'resolved':
      return t('alert-group.explain.next-resolves', 'An equal alert would now resolve the group');
    case 'nothing_to_resolve':
      return t(
        'alert-group.explain.next-nothing',
        'An equal alert would now do nothing: no group with its key is open.'
      );
    case 'refused':
      return t('alert-group.explain.next-refused', 'An equal alert would now be refused: the integration is deleted.');
  }
}

/** What the present templates make otherwise than those did that were in force when the alert came. */
export function differsText({ differs }: AlertExplanation): string {
  const names = differs.map((name) => differingText(name)).join(', ');
  return t('alert-group.explain.differs', 'The templates have changed since: they would now make another {{names}}.', {
    names,
    interpolation,
  });
}

function differingText(name: AlertExplanation['differs'][number]): string {
  switch (name) {
    case 'title':
      return t('alert-group.explain.differing-title', 'title');
    case 'severity':
      return t('alert-group.explain.differing-severity', 'severity');
    case 'signal':
      return t('alert-group.explain.differing-signal', 'signal (fires, acknowledges or resolves)');
    case 'groupingKey':
      return t('alert-group.explain.differing-key', 'grouping key');
  }
}

/** React escapes the text; i18next must not escape it again. */
const interpolation = { escapeValue: false };
