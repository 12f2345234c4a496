import { dateTimeFormatTimeAgo } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { State } from '../../../../pkg/contract/alert-groups/states.ts';
import type { Refusal } from '../../../../pkg/contract/types.ts';
import { serverClock } from '../../../api/client/serverClock';
import { type ActionName, numberOf, type Operation, type Outcome } from '../../../api/operations/operation';
import { actorText } from '../actorText';

/** What an action came to, such as `38 acknowledged, 2 refused`. */
export function outcomeText({ action, target }: Operation, { changed, refusedCount }: Outcome): string {
  const number = numberOf(target);
  const done = doneText(action.action, number === undefined ? String(changed) : `#${number}`);
  return refusedCount === 0
    ? done
    : t('alert-groups.done.partly', '{{done}}, {{refused}} refused', { done, refused: refusedCount });
}

/** What was done, such as `#12 acknowledged`. @param what the group's number, or how many groups */
function doneText(action: ActionName, what: string): string {
  switch (action) {
    case 'acknowledge':
      return t('alert-groups.done.acknowledge', '{{what}} acknowledged', { what });
    case 'unacknowledge':
      return t('alert-groups.done.unacknowledge', '{{what}} unacknowledged', { what });
    case 'resolve':
      return t('alert-groups.done.resolve', '{{what}} resolved', { what });
    case 'unresolve':
      return t('alert-groups.done.unresolve', '{{what}} unresolved', { what });
    case 'silence':
      return t('alert-groups.done.silence', '{{what}} silenced', { what });
    case 'unsilence':
      return t('alert-groups.done.unsilence', '{{what}} unsilenced', { what });
    case 'assign':
      return t('alert-groups.done.assign', '{{what}} assigned', { what });
    case 'note':
      return t('alert-groups.done.note', '{{what}} noted', { what });
    case 'delete':
      return t('alert-groups.done.delete', '{{what}} deleted', { what });
  }
}

/** Why a group was not changed, in a sentence: what it is meanwhile, and by whom. */
export function refusalText({ code, state, by, at, message }: Refusal): string {
  if (code === 'not_found') {
    return t('alert-groups.refused.deleted', 'It has been deleted.');
  }
  if (code !== 'not_allowed' || state === null || by === null || at === null) {
    return message;
  }
  return meanwhile(state, {
    who: actorText(by),
    when: dateTimeFormatTimeAgo(serverClock.inBrowser(at)),
    interpolation: { escapeValue: false },
  });
}

function meanwhile(state: State, by: { who: string; when: string; interpolation: { escapeValue: false } }): string {
  switch (state) {
    case 'firing':
      return t('alert-groups.refused.firing', 'It is firing: changed by {{who}} {{when}}.', by);
    case 'acknowledged':
      return t('alert-groups.refused.acknowledged', 'It was acknowledged by {{who}} {{when}}.', by);
    case 'silenced':
      return t('alert-groups.refused.silenced', 'It was silenced by {{who}} {{when}}.', by);
    case 'resolved':
      return t('alert-groups.refused.resolved', 'It was resolved by {{who}} {{when}}.', by);
  }
}
