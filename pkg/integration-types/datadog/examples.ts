import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://app.datadoghq.com/event/event?id=7716548234011234567';

export const examples: TypeExamples = {
  firing: message('Triggered', 'error', 'More than 95 % CPU for 5 minutes.', '1795435080000'),
  resolving: message('Recovered', 'success', 'CPU is back to normal.', '1795436400000'),
  // The payload of a webhook for which nobody has written one. Datadog wraps Markdown in %%%.
  odd: {
    id: '7716548234011234568',
    last_updated: '1795435080000',
    event_type: 'query_alert_monitor',
    title: '[Triggered on {host:web-1}] High CPU',
    date: '1795435080000',
    org: { id: '11023', name: 'Example' },
    body: '%%%\nMore than 95 % CPU\n\nThe monitor was last triggered at Mon Nov 23 2026.\n%%%',
  },
  source: 'https://docs.datadoghq.com/integrations/webhooks/',
  shown: { title: 'High CPU on {host:web-1}', severity: 'high', link },
};

function message(transition: string, alert_type: string, text: string, updated: string) {
  return {
    alert_cycle_key: '3f8a61b2c94d4c0e',
    alert_id: '148275309',
    aggreg_key: '9bd4ac313a4d1e8fae2482df7b77628',
    alert_transition: transition,
    alert_type,
    alert_scope: 'host:web-1',
    alert_query: 'avg(last_5m):avg:system.cpu.user{env:prod} by {host} > 95',
    priority: 'P2',
    title: `[P2] [${transition} on {host:web-1}] High CPU`,
    message: text,
    hostname: 'web-1',
    tags: 'env:prod,host:web-1,monitor,team:shop',
    link,
    snapshot: '',
    org: { id: '11023', name: 'Example' },
    last_updated: updated,
  };
}
