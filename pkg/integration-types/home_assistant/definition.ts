import { address, field, says } from '../expressions.ts';
import { tool } from '../tool.ts';

/**
 * Home Assistant sends what people write; the guide has a command that sends the state of an entity. A sensor of a problem is
 * `on` while there is one.
 * https://www.home-assistant.io/integrations/rest_command/
 */
export const definition = tool({
  sender: 'Home Assistant',
  fields: ['entity_id'],
  ownFields: [['entity_id', 'state', 'name']],
  title: field('name', 'entity_id'),
  message: field('message'),
  link: address('url'),
  key: field('entity_id'),
  recovery: says('state', 'off', 'closed', 'locked'),
  labels: {
    entity: field('entity_id'),
    class: field('device_class'),
    area: field('area'),
  },
  webhookPage: 'The state <code>off</code> resolves the group of the entity.',
});
