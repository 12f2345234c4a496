import { screen, within } from '@testing-library/react';
import type { AlertInstance } from '../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { aGroupList, anAlert, anAlertGroup, anEvent, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const disk: AlertInstance = {
  state: 'firing',
  labels: { instance: 'db-1' },
  summary: 'Disk full on <b>db-1</b>',
  description: null,
  startsAt: '2026-11-23T10:00:00.000Z',
  endsAt: null,
  links: {
    source: 'https://prometheus.test/graph',
    dashboard: null,
    panel: null,
    silence: null,
    runbook: 'javascript:alert(1)',
  },
  values: 'B=97.5',
};
const over: AlertInstance = {
  ...disk,
  state: 'resolved',
  labels: { instance: 'db-2' },
  summary: 'Disk full on db-2',
  endsAt: '2026-11-23T10:30:00.000Z',
};

function serve(items: AlertInstance[], listed: number, truncated: number) {
  const group = anAlertGroup({
    instances: { firing: 1, total: listed + truncated },
    newestInstances: { items, listed, truncated },
  });
  api.on('getAlertGroup', group);
  api.on('listAlertGroups', aGroupList([group]));
  api.on('listIntegrations', aPage([]));
  api.on('listAlerts', aPage([anAlert()]));
  api.on('listEvents', aPage([anEvent()]));
}

it('lists firing alerts and strikes ended ones through, as text, with their links', async () => {
  serve([disk, over], 2, 0);
  renderApp('alert-groups/12');
  const section = within(await screen.findByRole('region', { name: 'In the newest delivery' }));
  expect(section.getByText('Disk full on <b>db-1</b>').closest('s')).toBeNull();
  expect(section.getByText('Disk full on db-2').closest('s')).not.toBeNull();
  expect(section.getByText('db-1')).toBeInTheDocument();
  expect(section.getAllByText('B=97.5')).toHaveLength(2);
  expect(section.getByText('30m')).toHaveAttribute('title', '2026-11-23 10:00:00 – 2026-11-23 10:30:00');
  expect(section.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    'https://prometheus.test/graph',
    'https://prometheus.test/graph',
  ]);
  expect(screen.queryByText(/more (are|were)/)).not.toBeInTheDocument();
});

it('counts those that are not listed', async () => {
  serve([disk], 150, 20);
  renderApp('alert-groups/12');
  expect(await screen.findByText('149 more are in the payload')).toBeInTheDocument();
  expect(screen.getByText('20 more were left out by the sender')).toBeInTheDocument();
});

it('says once what all of them say, and shows the first of many until asked for all', async () => {
  const many = Array.from({ length: 20 }, (_, i) => ({ ...disk, labels: { instance: `db-${i}` } }));
  serve(many, 20, 0);
  const { user } = renderApp('alert-groups/12');
  const section = within(await screen.findByRole('region', { name: 'In the newest delivery' }));
  expect(section.getAllByText(/^db-/)).toHaveLength(8);
  expect(section.queryByText(/Disk full/)).not.toBeInTheDocument();
  await user.click(section.getByRole('button', { name: 'Show all 20' }));
  expect(section.getAllByText(/^db-/)).toHaveLength(20);
});

it('counts them in the list and in the details', async () => {
  serve([disk, over], 2, 0);
  const { unmount } = renderApp('alert-groups');
  expect(await screen.findByTitle(/^1 of 2 fire/)).toHaveTextContent('1 of 2');
  unmount();
  renderApp('alert-groups/12');
  expect(await screen.findByText('1 of 2 fire')).toBeInTheDocument();
});

it('says nothing where the payload carries no alerts of its own', async () => {
  serve([], 0, 0);
  api.on('getAlertGroup', anAlertGroup({ hint: 'This does not look like Alertmanager.' }));
  renderApp('alert-groups/12');
  expect(await screen.findByText('This does not look like Alertmanager.')).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'In the newest delivery' })).not.toBeInTheDocument();
});
