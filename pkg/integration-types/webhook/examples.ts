import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: {
    alert_uid: 'disk-db1',
    title: 'The disk of db1 is nearly full',
    severity: 'warning',
    url: 'https://monitoring.example/hosts/db1',
    disk: { mount: '/var', used: 0.97 },
    state: 'alerting',
  },
  resolving: { alert_uid: 'disk-db1', state: 'ok' },
  odd: ['disk', 'db1', 0.97, null],
  source: 'https://grafana.com/docs/oncall/latest/configure/integrations/references/webhook/',
  shown: {
    title: 'The disk of db1 is nearly full',
    severity: 'warning',
    link: 'https://monitoring.example/hosts/db1',
  },
};
