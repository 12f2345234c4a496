/** The types of integration that can be created; each is also the segment of the webhook URL before the token. */
export const integrationTypes = ['webhook', 'formatted_webhook', 'alertmanager', 'grafana_alerting'] as const;

export type IntegrationType = (typeof integrationTypes)[number];
