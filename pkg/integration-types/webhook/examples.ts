import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: { alert_uid: 'disk-db1', host: 'db1', disk: { mount: '/var', used: 0.97 }, state: 'alerting' },
  resolving: { alert_uid: 'disk-db1', state: 'ok' },
};
