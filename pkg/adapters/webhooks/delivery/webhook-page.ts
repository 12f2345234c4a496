import type { ServerResponse } from 'node:http';
import type { IntegrationType } from '../../../contract/integration-types.ts';
import { definitions } from '../../../integration-types/definitions.ts';

/** Answers a GET from a browser. */
export function sendPage(response: ServerResponse, type: IntegrationType): void {
  const page = webhookPage(type);
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-length': Buffer.byteLength(page),
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(page);
}

/** The page for people who open a webhook URL in a browser. It does not reveal whose integration it is. */
function webhookPage(type: IntegrationType): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Bellhook webhook</title>
<style>body { font: 16px/1.5 sans-serif; max-width: 40em; margin: 3em auto; padding: 0 1em; color-scheme: light dark }</style>
<h1>This address receives alerts</h1>
<p>Send them here with <code>POST</code> as JSON, or with <code>GET</code> as parameters. ${definitions[type].webhookPage}</p>
</html>
`;
}
