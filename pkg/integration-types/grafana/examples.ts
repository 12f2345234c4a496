import type { TypeExamples } from '../type-presentation.ts';

const ruleUrl = 'https://grafana.example.com/d/hZ7BuVbWz/shop?tab=alert&viewPanel=5&orgId=1';

export const examples: TypeExamples = {
  firing: message('alerting', 'Alerting', [
    { value: 97.2, metric: 'cpu {host=web-1}', tags: { __name__: 'cpu', host: 'web-1' } },
  ]),
  resolving: message('ok', 'OK', []),
  // What the button Send Test sends.
  odd: {
    dashboardId: 1,
    evalMatches: [
      { value: 100, metric: 'High value', tags: null },
      { value: 200, metric: 'Higher Value', tags: null },
    ],
    imageUrl: 'https://grafana.com/assets/img/blog/mixed_styles.png',
    message: 'Someone is testing the alert notification within Grafana.',
    orgId: 0,
    panelId: 1,
    ruleId: 0,
    ruleName: 'Test notification',
    ruleUrl: 'https://grafana.example.com/',
    state: 'alerting',
    tags: {},
    title: '[Alerting] Test notification',
  },
  source: 'https://grafana.com/docs/grafana/v8.4/alerting/old-alerting/notifications/#webhook',
  shown: { title: 'High CPU', severity: 'high', link: ruleUrl },
};

function message(state: string, word: string, evalMatches: object[]) {
  return {
    dashboardId: 12,
    evalMatches,
    imageUrl: 'https://grafana.example.com/public/img/attachments/5f3a.png',
    message: 'More than 95 % CPU for 5 minutes.',
    orgId: 1,
    panelId: 5,
    ruleId: 7,
    ruleName: 'High CPU',
    ruleUrl,
    state,
    tags: { severity: 'high', team: 'shop' },
    title: `[${word}] High CPU`,
  };
}
