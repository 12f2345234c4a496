import { randomUUID } from 'node:crypto';
import { type APIRequestContext, type APIResponse, expect, type Page } from '@playwright/test';
import type { IntegrationType } from '../../pkg/contract/integration-types.ts';
import type { Integration, RouteInput } from '../../pkg/contract/types.ts';
import { pluginId } from '../../preview/paths.ts';

export interface TestIntegration {
  uid: string;
  name: string;
  token: string;
  url: string;
  send(payload: unknown): Promise<Delivery>;
}

/** The reply to a sender. */
export interface Delivery {
  status: string;
  alertId: string;
  alertGroupId: string;
}

export async function createIntegration(
  request: APIRequestContext,
  type: IntegrationType = 'formatted_webhook'
): Promise<TestIntegration> {
  const data: RouteInput<'createIntegration'>['body'] = { name: `Test ${randomUUID().slice(0, 8)}`, type };
  return testIntegration(await request.post(integrations, { data }));
}

const integrations = `/api/plugins/${pluginId}/resources/integrations`;

async function testIntegration(reply: APIResponse): Promise<TestIntegration> {
  if (!reply.ok()) {
    throw new Error(`there is no integration: ${reply.status()} ${await reply.text()}`);
  }
  const { uid, name, token = '', url = '' }: Integration = await reply.json();
  return { uid, name, token, url, send: (payload) => send(url, payload) };
}

/** The webhook URL on an integration's page, which shows it when it is asked to. */
export async function readWebhookUrl(page: Page): Promise<string> {
  const url = page.getByRole('textbox', { name: 'Webhook URL' });
  const reveal = page.getByRole('button', { name: 'Show token' });
  const hidden = await url.inputValue();
  await reveal.click();
  await expect(url).not.toHaveValue(hidden);
  const shown = await url.inputValue();
  await reveal.click();
  return shown;
}

/** Sends a payload as a monitoring system would. Fails if it is not accepted. */
export async function send(url: string, payload: unknown): Promise<Delivery> {
  const reply = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  });
  if (reply.status !== 200) {
    throw new Error(`the alert was not accepted: ${reply.status} ${await reply.text()}`);
  }
  return reply.json();
}
