import { field, joined, mapping, translated } from '../expressions.ts';
import { tool } from '../tool.ts';

const groupedBy = mapping('event.group_by_fields');

/**
 * Graylog sends an event of an event definition, and the messages that it comes from. Events of a definition are told apart by
 * their key, or by the fields by which it groups. Graylog never tells that something is over.
 * https://go2docs.graylog.org/current/interacting_with_your_log_data/notifications.html
 * https://github.com/Graylog2/graylog2-server/blob/master/graylog2-server/src/main/java/org/graylog/events/event/EventDto.java
 */
export const definition = tool({
  sender: 'Graylog',
  untitled: 'Event',
  fields: ['event_definition_id', 'event_definition_title', 'backlog'],
  ownFields: [['event_definition_id', 'event']],
  title: field('event_definition_title'),
  message: joined('\n', field('event.message'), `${field('event_definition_description')} | replace("<unknown>", "")`),
  key: joined(
    '/',
    field('event_definition_id'),
    `${field('event.key')} or (${groupedBy} | tojson if ${groupedBy} else "")`
  ),
  severity: translated(field('event.priority'), { 0: 'info', 1: 'info', 2: 'warning', 3: 'high', 4: 'critical' }),
  labels: { source: field('event.source'), key: field('event.key') },
  moreLabels: `{%- set _ = labels.update(${mapping('event.fields')}) -%}
{%- set _ = labels.update(${groupedBy}) -%}`,
  webhookPage: 'Events of a definition with the same key share a group.',
});
