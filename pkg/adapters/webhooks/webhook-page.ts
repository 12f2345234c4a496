import type { IntegrationType } from '../../contract/integration-types.ts';

/** What somebody sees who opens a webhook URL in a browser. Says nothing of whose integration it is. */
export function webhookPage(type: IntegrationType): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Bellhook webhook</title>
<style>body { font: 16px/1.5 sans-serif; max-width: 40em; margin: 3em auto; padding: 0 1em; color-scheme: light dark }</style>
<h1>This address receives alerts</h1>
<p>Send them here with <code>POST</code> as JSON, or with <code>GET</code> as parameters. ${explanations[type]}</p>
</html>
`;
}

const explanations: Record<IntegrationType, string> = {
  webhook:
    'Any JSON value will do. Alerts with the same <code>alert_uid</code> share an alert group, ' +
    'and <code>"state": "ok"</code> resolves it.',
  formatted_webhook:
    'These fields are read, and none is required: <code>alert_uid</code>, <code>title</code>, <code>image_url</code>, ' +
    '<code>state</code> (<code>alerting</code> or <code>ok</code>), <code>link_to_upstream_details</code>, ' +
    '<code>message</code>.',
  alertmanager:
    'Alertmanager’s webhook receiver sends what is expected here. Each delivery is an alert; those with the same ' +
    '<code>groupKey</code> share an alert group, and <code>"status": "resolved"</code> resolves it.',
  grafana_alerting:
    'Grafana Alerting’s webhook contact point sends what is expected here. Each delivery is an alert; those with the ' +
    'same <code>groupKey</code> share an alert group, and <code>"status": "resolved"</code> resolves it.',
};
