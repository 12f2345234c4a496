import { fireEvent, screen, waitFor } from '@testing-library/react';
import { api, serveApi } from '../../../../test-support/pages/api';
import { aGroupList, anAlertGroup, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const bars = {
  from: '2026-11-20T00:00:00.000Z',
  step: 86_400_000,
  series: [{ value: 'critical', counts: [1, 4, 0] }],
};

beforeEach(() => {
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', aGroupList([anAlertGroup()]));
  api.on('getHistogram', bars);
});

const slider = () => screen.findByRole('slider', { name: /zooms in/ });
const box = () => screen.getByRole('combobox', { name: 'Search alert groups' });

it('says in words what it shows', async () => {
  renderApp('alert-groups');
  expect(await screen.findByRole('img', { name: /^5 groups started from .*; the most, 4, from/ })).toBeInTheDocument();
});

it('zooms in with the keyboard, and out again step by step', async () => {
  const { user } = renderApp('alert-groups?q=disk+started%3A%3E-7d');
  fireEvent.keyDown(await slider(), { key: 'Home' });
  fireEvent.keyDown(await slider(), { key: 'ArrowRight', shiftKey: true });
  expect(await slider()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^5 from 2026-11-20/));
  fireEvent.keyDown(await slider(), { key: 'Enter' });
  await waitFor(() => expect(box()).toHaveValue('disk started:2026-11-20..2026-11-21'));
  fireEvent.keyDown(await slider(), { key: 'Home' });
  fireEvent.keyDown(await slider(), { key: 'Enter' });
  await waitFor(() => expect(box()).toHaveValue('disk started:2026-11-20'));

  const out = () => screen.getByRole('button', { name: 'Zoom out' });
  await user.click(out());
  expect(box()).toHaveValue('disk started:2026-11-20..2026-11-21');
  await user.click(out());
  expect(box()).toHaveValue('disk started:>-7d');
  expect(screen.queryByRole('button', { name: 'Zoom out' })).not.toBeInTheDocument();
});

it('leads out of a zoom that came with the address', async () => {
  const { user } = renderApp('alert-groups?q=disk+started%3A2026-11-20');
  await user.click(await screen.findByRole('button', { name: 'Zoom out' }));
  expect(box()).toHaveValue('disk');
});

it('remembers by what it divides the bars, and whether it is open', async () => {
  const first = renderApp('alert-groups');
  await first.user.click(await screen.findByRole('button', { name: 'by severity' }));
  expect(await screen.findByRole('button', { name: 'by state' })).toBeInTheDocument();
  await waitFor(() => expect(api.lastCall('getHistogram')?.query.get('by')).toBe('state'));
  await first.user.click(screen.getByRole('button', { name: 'Hide when the groups started' }));
  expect(screen.queryByRole('slider')).not.toBeInTheDocument();
  first.unmount();

  const asked = api.calls('getHistogram').length;
  const again = renderApp('alert-groups');
  await screen.findByText('The whole system is down');
  expect(api.calls('getHistogram')).toHaveLength(asked);
  await again.user.click(screen.getByRole('button', { name: 'Show when the groups started' }));
  expect(await screen.findByRole('button', { name: 'by state' })).toBeInTheDocument();
  await slider();
  expect(api.lastCall('getHistogram')?.query.get('by')).toBe('state');
});
