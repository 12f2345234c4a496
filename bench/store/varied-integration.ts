import type { ProvisionedIntegration } from '../servers/sidecar.ts';

/** The number at the end of a delivery's key: its templates make of it what distinguishes the groups. */
const key = '{%- set n = payload.alert_uid[-8:] | int -%}';

/**
 * The integration of the filled store. All its deliveries are alike but for the key; its templates give each group a host, a
 * severity and labels of its own, so that searches, facets and values have something to find.
 */
export const variedIntegration: ProvisionedIntegration = {
  uid: 'varied',
  orgId: 1,
  name: 'Varied',
  type: 'formatted_webhook',
  token: 'only-for-the-filled-store',
  templates: {
    title: `${key}Disk of db-{{ n % 500 }} is almost full`,
    severity: `${key}{{ ["critical", "high", "warning", "info"][n % 4] }}`,
    labels: `${key}{"env": "{{ ["prod", "staging", "dev"][n % 3] }}", "team": "team-{{ n % 20 }}", "host": "db-{{ n % 500 }}", "tenth": "{{ n % 10 }}"}`,
  },
};
