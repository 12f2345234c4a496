import type { TypeExamples } from '../type-presentation.ts';

const alertUid = '08d6891a-835c-e661-39fa-96b6a9e26552';

export const examples: TypeExamples = {
  firing: {
    alert_uid: alertUid,
    title: 'The whole system is down',
    message: 'Something happened. Oh no!',
    image_url: 'https://upload.wikimedia.org/wikipedia/commons/e/ee/Grumpy_Cat_by_Gage_Skidmore.jpg',
    link_to_upstream_details: 'https://en.wikipedia.org/wiki/Downtime',
    state: 'alerting',
  },
  resolving: { alert_uid: alertUid, state: 'ok' },
  odd: { title: null, message: 'Nobody knows what this is about', image_url: '', state: 'alerting' },
  source: 'https://grafana.com/docs/oncall/latest/configure/integrations/references/webhook/',
  shown: {
    title: 'The whole system is down',
    severity: null,
    link: 'https://en.wikipedia.org/wiki/Downtime',
  },
};
