import { config } from '@grafana/runtime';
import { screen } from '@testing-library/react';
import React from 'react';
import { renderPart } from '../../../../test-support/pages/render';
import { ExportButton } from './ExportButton';

const subPath = config.appSubUrl;
afterEach(() => {
  config.appSubUrl = subPath;
});

it('links to the file of what the list shows, below Grafana’s sub-path', async () => {
  config.appSubUrl = '/grafana';
  const { user } = renderPart(<ExportButton query='label.env=prod "a&b"' sort="severity" order="asc" />);
  await user.click(await screen.findByRole('button', { name: 'Export' }));
  const links = await screen.findAllByRole('menuitem');
  const addresses = links.map((link) => new URL(link.getAttribute('href') ?? '', 'https://g.example'));
  expect(links.map((link) => link.textContent)).toEqual(['CSV, for spreadsheets', 'JSON lines, for programs']);
  for (const { pathname, searchParams } of addresses) {
    expect(pathname).toBe('/grafana/api/plugins/bellhook-alerts-app/resources/alert-groups/export');
    expect(searchParams.get('query')).toBe('label.env=prod "a&b"');
    expect([searchParams.get('sort'), searchParams.get('order')]).toEqual(['severity', 'asc']);
  }
  expect(addresses.map(({ searchParams }) => searchParams.get('format'))).toEqual(['csv', 'jsonl']);
});
