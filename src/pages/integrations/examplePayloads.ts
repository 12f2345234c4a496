import type { IntegrationType } from '../../../pkg/contract/integration-types.ts';

/** JSON to try an integration of the type with: an alert, and what ends it. */
export function examplePayloads(type: IntegrationType): { fire: string; resolve: string } {
  const { alert, stateOfAlert } = examples[type];
  return {
    fire: JSON.stringify({ ...alert, state: stateOfAlert }, null, 2),
    resolve: JSON.stringify({ alert_uid: alert.alert_uid, state: 'ok' }, null, 2),
  };
}

const examples: Record<
  IntegrationType,
  { alert: { alert_uid: string; [field: string]: unknown }; stateOfAlert: string }
> = {
  webhook: {
    alert: { alert_uid: 'disk-db1', host: 'db1', disk: { mount: '/var', used: 0.97 } },
    stateOfAlert: 'alerting',
  },
  formatted_webhook: {
    alert: {
      alert_uid: '08d6891a-835c-e661-39fa-96b6a9e26552',
      title: 'The whole system is down',
      message: 'Something happened. Oh no!',
      image_url: 'https://upload.wikimedia.org/wikipedia/commons/e/ee/Grumpy_Cat_by_Gage_Skidmore.jpg',
      link_to_upstream_details: 'https://en.wikipedia.org/wiki/Downtime',
    },
    stateOfAlert: 'alerting',
  },
};
