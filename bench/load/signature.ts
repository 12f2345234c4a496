import { createHmac } from 'node:crypto';

/** The header for `signatureOf`, as of GitHub's webhooks. */
export const signatureHeader = 'X-Hub-Signature-256';

/** The HMAC of a body, as GitHub writes it. */
export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
