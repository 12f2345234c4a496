import { Dict } from '@bellhook/jinja';
import { anyImage, anyLink, anyMessage, anyTitle } from '../common-names.ts';
import type { TypeDefinition } from '../type-definition.ts';

/**
 * Reads the six fields of Grafana OnCall's formatted webhook. None is required, and some have common alternative names.
 * https://grafana.com/docs/oncall/latest/configure/integrations/references/webhook/
 */
export const definition: TypeDefinition = {
  rank: 2,
  untitled: 'Alert',
  templates: {
    title: `{{ ${anyTitle} }}`,
    message: `{{ ${anyMessage} }}`,
    imageUrl: `{{ ${anyImage} }}`,
    sourceLink: `{{ payload | first_address("link_to_upstream_details") or ${anyLink} }}`,
    groupingKey:
      '{% if payload is mapping and payload["alert_uid"] is not none %}{{ payload["alert_uid"] }}{% endif %}',
    resolveCondition: '{{ payload | says_recovery("state", "status") }}',
    acknowledgeCondition: '',
    severity: '{{ payload | first_of("severity") | severity_word }}',
    labels: '',
  },
  recognises: (payload) => payload instanceof Dict && ownFields.some((name) => payload.has(name)),
  webhookPage:
    'These fields are read, and none is required: <code>alert_uid</code>, <code>title</code>, <code>image_url</code>, ' +
    '<code>state</code> (<code>alerting</code> or <code>ok</code>), <code>link_to_upstream_details</code>, ' +
    '<code>message</code>.',
};

/** Fields that hardly any other sender has. */
const ownFields = ['alert_uid', 'link_to_upstream_details', 'image_url'];
