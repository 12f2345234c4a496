import { field, mapping } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * Kapacitor tells the level of an alert whenever it changes: INFO, WARNING or CRITICAL, or OK for its recovery.
 * https://docs.influxdata.com/kapacitor/v1/reference/event_handlers/post/
 */
export const definition = tool({
  sender: 'Kapacitor',
  fields: ['level', 'previousLevel', 'id'],
  ownFields: [['id', 'level', 'previousLevel']],
  title: field('id'),
  message: field('message'),
  key: field('id'),
  recovery: `${field('level')} == "OK"`,
  severity: field('level'),
  labels: { measurement: field('data.series.name') },
  moreLabels: `{%- set _ = labels.update(${mapping('data.series.0.tags')}) -%}`,
  webhookPage: 'The level <code>OK</code> resolves the group of the alert’s <code>id</code>.',
});
