/** The types of integration that can be created; each is also the segment of the webhook URL before the token. */
export const integrationTypes = ['webhook', 'formatted_webhook'] as const;

export type IntegrationType = (typeof integrationTypes)[number];
