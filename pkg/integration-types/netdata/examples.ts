import type { TypeExamples } from '../type-presentation.ts';

const link = 'https://app.netdata.cloud/spaces/shop/rooms/all-nodes/alerts/5f0c3c1e';

export const examples: TypeExamples = {
  firing: message('critical', 'ram_in_use on web-1 is critical: 98.4%'),
  resolving: message('clear', 'ram_in_use on web-1 recovered: 61.0%'),
  // A node that cannot be reached.
  odd: {
    message: 'web-2 is unreachable',
    url: 'https://app.netdata.cloud/spaces/shop/rooms/all-nodes/nodes/web-2',
    host: 'web-2',
    severity: 'critical',
    status: { reachable: false, text: 'unreachable' },
  },
  source: 'https://learn.netdata.cloud/docs/alerting/notifications/centralized-cloud-notifications/webhook',
  shown: { title: 'ram_in_use on system.ram', severity: 'critical', link },
};

function message(severity: string, text: string) {
  return {
    message: text,
    alert: 'ram_in_use',
    info: 'System memory utilization',
    chart: 'system.ram',
    context: 'system.ram',
    space: 'shop',
    Rooms: [{ 'All nodes': 'https://app.netdata.cloud/spaces/shop/rooms/all-nodes' }],
    family: 'ram',
    class: 'Utilization',
    severity,
    date: '2026-11-23T11:58:00Z',
    duration: '22m',
    additional_active_critical_alerts: 0,
    additional_active_warning_alerts: 1,
    alert_url: link,
  };
}
