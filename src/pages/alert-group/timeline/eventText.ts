import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import type { IconName } from '@grafana/ui';
import type { GroupEvent } from '../../../../pkg/contract/types.ts';
import { actorText } from '../../../components/alert-group/actorText';

export const eventIcons: Record<GroupEvent['type'], IconName> = {
  opened: 'fire',
  acknowledged: 'eye',
  unacknowledged: 'eye-slash',
  resolved: 'check-circle',
  unresolved: 'history',
  silenced: 'bell-slash',
  unsilenced: 'bell',
  assigned: 'user',
  unassigned: 'user',
  noted: 'comment-alt',
  flapping: 'exchange-alt',
  settled: 'minus',
  restored: 'history',
};

/** One line of the timeline, without its time, and without the reason or the text of a note. */
export function eventText(event: GroupEvent): string {
  const values = { who: actorText(event.actor), interpolation: { escapeValue: false } };
  switch (event.type) {
    case 'opened':
      return t('alert-group.event.opened', 'Opened by {{who}}', values);
    case 'acknowledged':
      return t('alert-group.event.acknowledged', 'Acknowledged by {{who}}', values);
    case 'unacknowledged':
      return t('alert-group.event.unacknowledged', 'Unacknowledged by {{who}}', values);
    case 'resolved':
      return t('alert-group.event.resolved', 'Resolved by {{who}}', values);
    case 'unresolved':
      return t('alert-group.event.unresolved', 'Unresolved by {{who}}', values);
    case 'silenced':
      return event.silencedUntil
        ? t('alert-group.event.silenced', 'Silenced by {{who}} until {{time}}', {
            ...values,
            time: dateTimeFormat(event.silencedUntil),
          })
        : t('alert-group.event.silenced-forever', 'Silenced by {{who}}, with no end', values);
    case 'unsilenced':
      return event.actor.kind === 'system'
        ? t('alert-group.event.silence-ended', 'The silence ended')
        : t('alert-group.event.unsilenced', 'Unsilenced by {{who}}', values);
    case 'assigned':
      return t('alert-group.event.assigned', 'Assigned to {{assignee}} by {{who}}', {
        ...values,
        ...assigneeOf(event),
      });
    case 'unassigned':
      return t('alert-group.event.unassigned', 'Taken from {{assignee}} by {{who}}', {
        ...values,
        ...assigneeOf(event),
      });
    case 'noted':
      return t('alert-group.event.noted', 'Note by {{who}}', values);
    case 'flapping':
      return t('alert-group.event.flapping', 'Flaps: held open');
    case 'settled':
      return t('alert-group.event.settled', 'Flaps no more');
    case 'restored':
      return t('alert-group.event.restored', 'Undone by {{who}}', values);
  }
}

function assigneeOf({ assignee }: GroupEvent): { assignee: string } {
  return { assignee: assignee === null ? '' : actorText(assignee) };
}
