import type { APIRequestContext } from '@playwright/test';
import { pluginId } from '../../preview/paths.ts';
import { downPayload } from './down-payload.ts';
import { createIntegration, type TestIntegration } from './integration.ts';

/** Creates an integration with a group in each state; the acknowledged group has several alerts. One delivery was rejected. */
export async function createExampleAlerts(
  request: APIRequestContext
): Promise<{ integration: TestIntegration; groupId: string }> {
  const integration = await createIntegration(request);
  const act = async (id: string, action: string, data: object = {}) => {
    const reply = await request.post(`/api/plugins/${pluginId}/resources/alert-groups/${id}/${action}`, { data });
    if (!reply.ok()) {
      throw new Error(`${action} was refused: ${await reply.text()}`);
    }
  };
  const fire = (alertUid: string, title: string) => integration.send({ alert_uid: alertUid, title, state: 'alerting' });

  await act((await fire('disk', 'Disk of db-1 is 97 % full')).alertGroupId, 'silence', { minutes: 60 });
  await act((await fire('cert', 'Certificate of shop.example.org ends in 3 days')).alertGroupId, 'resolve');
  await fire(
    'queue',
    `Queue “orders” grows: ${'no consumer took a message for a long time, '.repeat(6)}look at the workers`
  );
  const { alertGroupId: groupId } = await integration.send({ ...downPayload, image_url: undefined });
  await integration.send({
    ...downPayload,
    image_url: undefined,
    message: 'Still down.\nThe pager rings in every room.',
  });
  await act(groupId, 'acknowledge');
  await fetch(integration.url, { method: 'POST', body: '{"title": "Cut off in the mid' });
  return { integration, groupId };
}
