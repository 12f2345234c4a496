import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://home.example.com/history?entity_id=binary_sensor.freezer_door';

export const examples: TypeExamples = {
  firing: entity('on', 'Freezer door is on'),
  resolving: entity('off', 'Freezer door is off'),
  // A sensor whose device cannot be reached, if the automation is made to tell of that, too.
  odd: entity('unavailable', 'Freezer door is unavailable'),
  source: 'https://www.home-assistant.io/integrations/rest_command/',
  shown: { title: 'Freezer door', severity: 'warning', link },
};

function entity(state: string, message: string) {
  return {
    entity_id: 'binary_sensor.freezer_door',
    name: 'Freezer door',
    state,
    device_class: 'door',
    area: 'Cellar',
    severity: 'warning',
    message,
    url: link,
  };
}
