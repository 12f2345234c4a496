import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support/test.ts';

test('an image is requested only on a click, without cookies and referrer', async ({
  openApp,
  page,
  context,
  integration,
  site,
}) => {
  const requests: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    requests.push(request.headers);
    response.writeHead(200, { 'content-type': 'image/svg+xml', 'access-control-allow-origin': '*' });
    response.end('<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const { port } = server.address() as AddressInfo;
  const images = `http://${new URL(site.url).hostname === 'localhost' ? '127.0.0.1' : 'localhost'}:${port}`;
  await context.addCookies([{ name: 'login', value: 'secret', url: images }]);
  const { alertGroupId } = await integration.send({ title: 'With an image', image_url: `${images}/a.svg` });

  await openApp(`/alert-groups/${alertGroupId}`);
  const button = page.getByRole('button', { name: 'Show the image' });
  await expect(button).toBeVisible();
  expect(requests).toEqual([]);
  await button.click();
  await expect(page.getByRole('img', { name: 'Image sent with the alert' })).toHaveJSProperty('naturalWidth', 20);
  expect(requests).toHaveLength(1);
  expect(requests[0]).not.toHaveProperty('cookie');
  expect(requests[0]).not.toHaveProperty('referer');
  server.close();
});

test('an image on Grafana’s own host is never requested', async ({ openApp, page, integration, site }) => {
  const address = new URL('/logout', site.url).href;
  const { alertGroupId } = await integration.send({ title: 'With an image', image_url: address });
  await openApp(`/alert-groups/${alertGroupId}`);
  await expect(page.getByRole('link', { name: 'Open the image' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show the image' })).toHaveCount(0);
});
