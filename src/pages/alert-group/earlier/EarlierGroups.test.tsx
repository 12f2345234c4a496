import { screen, within } from '@testing-library/react';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anAlert, anAlertGroup, anEvent, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const ben = { kind: 'user', login: 'ben', name: 'Ben & <b>Co</b>' } as const;

beforeEach(() => {
  api.on('getAlertGroup', ({ params }) =>
    params.id === '20'
      ? anAlertGroup({ id: '20', number: 20, state: 'acknowledged' })
      : anAlertGroup({ state: 'resolved', resolvedAt: '2026-11-23T10:30:00.000Z', resolvedBy: ben })
  );
  api.on('listEvents', aPage([anEvent()]));
  api.on('listAlerts', aPage([anAlert()]));
});

const earlier = anAlertGroup({
  id: '7',
  number: 7,
  state: 'resolved',
  startedAt: '2026-11-20T10:00:00.000Z',
  resolvedAt: '2026-11-20T10:22:00.000Z',
  resolvedBy: ben,
  resolvedReason: 'payment provider',
});

it('says how often the key had groups, how long, and how the last one ended, and lists them', async () => {
  api.on('listEarlierGroups', { ...aPage([earlier]), count30Days: 7, medianMinutes: 22, next: null });
  const { user } = renderApp('alert-groups/12');
  const section = within(await screen.findByRole('region', { name: 'Earlier with this key' }));
  expect(
    section.getByText(
      '7 in 30 days, median 22m; the last on 2026-11-20 10:00:00, resolved by Ben & <b>Co</b>: “payment provider”'
    )
  ).toBeInTheDocument();
  expect(section.queryByRole('listitem')).not.toBeInTheDocument();
  await user.click(section.getByRole('button', { name: 'Show' }));
  expect(section.getByRole('link', { name: '#7' })).toHaveAttribute('href', '/a/bellhook-alerts-app/alert-groups/7');
  expect(screen.queryByText(/A later alert group/)).not.toBeInTheDocument();
});

it('is left out where the key had no groups, and leads to a later group', async () => {
  const next = { id: '20', number: 20 };
  api.on('listEarlierGroups', { ...aPage([]), count30Days: 0, medianMinutes: null, next });
  renderApp('alert-groups/12');
  const link = await screen.findByRole('link', { name: '#20' });
  expect(link).toHaveAttribute('href', '/a/bellhook-alerts-app/alert-groups/20');
  expect(await screen.findByText('Acknowledged')).toBeInTheDocument();
  expect(screen.queryByRole('region', { name: 'Earlier with this key' })).not.toBeInTheDocument();
});

it('fails without the rest of the page', async () => {
  api.down('listEarlierGroups');
  renderApp('alert-groups/12');
  expect(await screen.findByText('Opened by the alert source')).toBeInTheDocument();
});
