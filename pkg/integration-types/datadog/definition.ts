import { address, field, joined } from '../expressions.ts';
import { labelsOfTags, tool } from '../tool.ts';

/**
 * The parts of a title such as `[P2] [Triggered on {host:web-1}] CPU`: `state` is `Triggered`, and `name` is
 * `CPU on {host:web-1}`. Other titles are their own name.
 */
const first = `{%- set title = ${field('title', 'event_title', 'alert_title')} -%}
{%- set title = title[5:] if title[:2] == "[P" and title[3:5] == "] " else title -%}
{%- set bracket = title.partition("]")[0][1:] if title[:1] == "[" and "]" in title else "" -%}
{%- set state = bracket.partition(" on ")[0] -%}
{%- set scope = bracket[state | length:] -%}
{%- set isState = state in ["Triggered", "Re-Triggered", "Recovered", "Warn", "Re-Warn", "No Data", "Re-No Data", "Renotify"] -%}
{%- set name = title.partition("]")[2] | trim ~ scope if isState else title -%}
`;

/**
 * Datadog sends the payload that people write, and one of its own otherwise, which has no key and tells its state only at the
 * beginning of the title.
 * https://docs.datadoghq.com/integrations/webhooks/
 */
export const definition = tool({
  timeIn: 'date',
  sender: 'Datadog',
  fields: ['alert_id', 'alert_cycle_key', 'alert_transition', 'event_type', 'last_updated'],
  ownFields: [
    ['alert_cycle_key', 'alert_transition'],
    ['title', 'body', 'event_type', 'last_updated', 'org'],
  ],
  first,
  title: 'name',
  message: `(${field('message', 'event_msg', 'body', 'text')}) | replace("%%%", "") | trim`,
  image: address('snapshot'),
  link: address('link', 'event_url', 'url'),
  key: `${field('alert_cycle_key')} or ${joined('/', field('aggreg_key', 'alert_id'), field('alert_scope'))}
   or (name if ${field('event_type')} else "")`,
  recovery: `(${field('alert_transition')}) | lower == "recovered" or state == "Recovered"`,
  severity: `((${field('priority', 'alert_priority')}) | replace("P5", "info") | severity_word) or ${field('alert_type')}`,
  labels: { host: field('hostname') },
  moreLabels: labelsOfTags(field('tags')),
  webhookPage: 'The transition <code>Recovered</code> resolves the group.',
});
