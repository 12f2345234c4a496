import { screen, waitFor, within } from '@testing-library/react';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anAlert, anAlertGroup, anEvent, anOutcome, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

beforeEach(() => {
  api.on('getAlertGroup', anAlertGroup());
  api.on('listEvents', aPage([anEvent()]));
});

const at = (minute: string) => `2026-11-23T10:${minute}:00.000Z`;
const repeated = ['4', '3', '2'].map((id) => anAlert({ id, receivedAt: at(`${Number(id) * 5}`) }));
const other = anAlert({
  id: '1',
  receivedAt: at('02'),
  payload: '{"alert_uid":"a1","value":12345678901234567890}',
  hash: 'b2',
});

function rows() {
  return within(screen.getByRole('list', { name: 'Alerts' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);
}

it('folds alerts that repeat the one before, and unfolds them', async () => {
  api.on('listAlerts', aPage([...repeated, other]));
  const { user } = renderApp('alert-groups/12');
  const button = await screen.findByRole('button', { name: '3 identical in 10m' });
  expect(rows()).toHaveLength(2);
  await user.click(button);
  expect(rows()).toHaveLength(4);
  expect(button).toHaveAttribute('aria-expanded', 'true');
  await user.click(button);
  expect(rows()).toHaveLength(2);
});

it('says when they came, as a picture and in words', async () => {
  const activity = { from: at('00'), step: 60_000, counts: [2, 0, 5] };
  api.on('getAlertGroup', anAlertGroup({ alertCount: 7, activity }));
  api.on('listAlerts', aPage([other]));
  renderApp('alert-groups/12');
  const chart = await screen.findByRole('img', {
    name: /^Alerts per 1m from 2026-11-23 10:00:00 to 2026-11-23 10:03:00/,
  });
  expect(chart).toHaveAccessibleName(/most at 2026-11-23 10:02:00: 5/);
});

it('compares any two alerts by path', async () => {
  api.on('listAlerts', aPage([...repeated, other]));
  const { user } = renderApp('alert-groups/12');
  const [first] = await screen.findAllByRole('button', { name: 'Compare' });
  await user.click(first as HTMLElement);
  expect(screen.getByText('Choose the alert to compare with')).toBeInTheDocument();
  const [chosen] = screen.getAllByRole('button', { name: /^Compare with / });
  await user.click(chosen as HTMLElement);
  const row = within(await screen.findByRole('row', { name: /payload\.value/ }));
  expect(row.getByText('Removed')).toBeInTheDocument();
  expect(row.getByText('12345678901234567890')).toBeInTheDocument();
  expect(screen.queryByText('Choose the alert to compare with')).not.toBeInTheDocument();
});

it('compares the newest with the newest that differs', async () => {
  api.on('listAlerts', aPage([...repeated, other]));
  const { user } = renderApp('alert-groups/12');
  await user.click(await screen.findByRole('button', { name: 'Compare the newest with the one before' }));
  expect(await screen.findByRole('row', { name: /payload\.value/ })).toBeInTheDocument();
});

it('reads only the newest again when more come, and keeps what was read', async () => {
  const page = (id: string) =>
    id === 'older'
      ? aPage([anAlert({ id: '1', title: 'The first' })])
      : aPage([anAlert({ id: '2', title: 'Second' })], 'older');
  api.on('listAlerts', ({ query }) => page(query.get('cursor') ?? ''));
  api.on('actOnAlertGroups', anOutcome());
  const { user } = renderApp('alert-groups/12');
  await user.click(await screen.findByRole('button', { name: 'Show older alerts' }));
  await screen.findByText('The first');
  const before = api.calls('listAlerts').length;
  api.on('listAlerts', aPage([anAlert({ id: '3', title: 'Third' }), anAlert({ id: '2', title: 'Second' })], 'older'));
  api.on('getAlertGroup', anAlertGroup({ state: 'acknowledged', alertCount: 4 }));
  await user.click(screen.getByRole('button', { name: 'Acknowledge #12' }));
  await screen.findByText('Third');
  expect(rows().map((text) => /Third|Second|The first/.exec(text ?? '')?.[0])).toEqual([
    'Third',
    'Second',
    'The first',
  ]);
  expect(api.calls('listAlerts')).toHaveLength(before + 1);
});

it('begins anew where more came than one page holds', async () => {
  api.on('listAlerts', aPage([anAlert({ id: '2', title: 'Second' })]));
  api.on('actOnAlertGroups', anOutcome());
  const { user } = renderApp('alert-groups/12');
  await screen.findByText('Second');
  api.on('listAlerts', aPage([anAlert({ id: '300', title: 'Much later' })], 'older'));
  api.on('getAlertGroup', anAlertGroup({ state: 'acknowledged', alertCount: 400 }));
  await user.click(screen.getByRole('button', { name: 'Acknowledge #12' }));
  await screen.findByText('Much later');
  await waitFor(() => expect(screen.queryByText('Second')).not.toBeInTheDocument());
  expect(screen.getByRole('button', { name: 'Show older alerts' })).toBeInTheDocument();
});
