import { heartbeatKey } from '../../domain/time/heartbeat.ts';
import type { TemplateSource } from '../../interpret/template-set.ts';
import type { StoredGroup } from '../../store/shapes/groups.ts';

/** What a group's alerts are read by: its integration's templates, but what Bellhook itself sends for heartbeats has its own. */
export function templateSourceOf({ integration, groupingKey }: StoredGroup): TemplateSource {
  return groupingKey === heartbeatKey ? heartbeatSource(integration.name) : integration;
}

/** What Bellhook sends for heartbeats has the fields of the formatted webhook, whatever the type of the integration. */
export function heartbeatSource(name: string, title?: string): TemplateSource {
  return {
    type: 'formatted_webhook',
    name,
    templates: title === undefined ? {} : { title },
    settings: { split: false },
  };
}
