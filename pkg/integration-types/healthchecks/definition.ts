import { address, around, field, joined } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * Healthchecks fills in the body that people write; the guide has one. A body of `$JSON` alone is the check as its API has it.
 * https://healthchecks.io/docs/configuring_notifications/
 * https://github.com/healthchecks/healthchecks/blob/master/hc/integrations/webhook/transport.py
 */
export const definition = tool({
  sender: 'Healthchecks',
  fields: ['code', 'uuid', 'unique_key', 'slug', 'status'],
  ownFields: [['slug', 'status', 'n_pings', 'grace']],
  title: field('name', 'slug', 'check.name'),
  message: joined(
    '\n',
    field('desc', 'check.desc'),
    around('Exit status ', `${field('exit_status')} | replace("-1", "")`),
    field('body')
  ),
  link: address('url'),
  key: field('code', 'uuid', 'unique_key', 'check.uuid', 'slug'),
  labels: { check: field('slug', 'check.slug'), tags: field('tags', 'check.tags') },
  webhookPage: 'The status <code>up</code> resolves the group of the check’s <code>code</code>.',
});
