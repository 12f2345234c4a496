import { t } from '@grafana/i18n';
import type { TypeGuide } from '../type-presentation.ts';
import { examples } from './examples.ts';

const command = (url: string) => `rest_command:
  bellhook:
    url: "${url}"
    method: post
    content_type: application/json
    payload: >-
      {{ {
        "entity_id": entity,
        "name": state_attr(entity, "friendly_name"),
        "state": states(entity),
        "device_class": state_attr(entity, "device_class"),
        "area": area_name(entity),
        "severity": severity | default("warning"),
        "message": message | default(""),
        "url": "https://home.example.com/history?entity_id=" ~ entity
      } | to_json }}
`;

/**
 * The names of the keys are those of Home Assistant 2024.10 and later: `triggers` and `actions` were `trigger` and `action`, `trigger` in
 * one was `platform`, and, until 2024.8, `action` in one was `service`. The former names are still read.
 * https://www.home-assistant.io/docs/automation/yaml/
 * https://github.com/home-assistant/core/blob/dev/homeassistant/components/automation/config.py
 */
const automation = `alias: Tell Bellhook
mode: parallel
triggers:
  - trigger: state
    entity_id:
      - binary_sensor.freezer_door
      - binary_sensor.water_in_cellar
    to: ["on", "off"]
actions:
  - action: rest_command.bellhook
    data:
      entity: "{{ trigger.entity_id }}"
      severity: warning
      message: "{{ trigger.to_state.name }} is {{ trigger.to_state.state }}"
`;

export const guide: TypeGuide = {
  steps: (url) => [
    {
      text: t(
        'integrations.guide.home-assistant.command',
        'Add this to Home Assistant’s configuration, with the address of your Home Assistant, and restart it.'
      ),
      code: { label: 'configuration.yaml', text: command(url) },
    },
    {
      text: t(
        'integrations.guide.home-assistant.automation',
        'Add an automation under Settings, Automations & scenes, edit it in YAML, and name the sensors that shall alert. It needs Home Assistant 2024.10 or later.'
      ),
      code: { label: 'YAML', text: automation },
    },
  ],
  // https://github.com/home-assistant/core/blob/dev/homeassistant/components/rest_command/__init__.py
  delivery: () =>
    t(
      'integrations.guide.home-assistant.delivery',
      'Home Assistant waits for 10 seconds and tries once. It does not sign, and can send a password or headers.'
    ),
  examples,
};
