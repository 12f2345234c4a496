import { createHmac } from 'node:crypto';

/** Sends as GitHub does to an integration that checks signatures. @returns the status of the answer and its text */
export async function sendSigned(url: string, secret: string, title: string): Promise<[status: number, text: string]> {
  const body = JSON.stringify({ title, action: 'created' });
  const signature = createHmac('sha256', secret).update(body).digest('hex');
  const headers = { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` };
  const answer = await fetch(url, { method: 'POST', body, headers });
  return [answer.status, await answer.text()];
}
