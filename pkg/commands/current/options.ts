/** Where the commands that look at what there is now find it. */
export const currentOptions = {
  grafana: {
    type: 'string',
    value: '<url>',
    about:
      'ask a running sidecar by way of Grafana; GRAFANA_TOKEN has the token of a service account with the role Admin',
  },
  database: {
    type: 'string',
    value: '<url>',
    about: 'read a database, as sqlite:/path/bellhook.db or postgres://user@host/name',
  },
  org: { type: 'string', value: '<number>', about: 'the org of Grafana; else that of the token, or 1' },
} as const;
