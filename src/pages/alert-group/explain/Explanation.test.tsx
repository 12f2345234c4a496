import { screen } from '@testing-library/react';
import type { AlertExplanation } from '../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anAlert, anAlertGroup, anEvent, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const explanation: AlertExplanation = {
  templates: [
    { name: 'title', source: 'custom', template: '{{ payload.title }}', output: '<b>Disk</b>', failure: null },
    { name: 'message', source: 'default', template: '{{ x.y }}', output: null, failure: 'x is undefined' },
  ],
  groupingKey: 'a1',
  stored: { title: 'Disk', severity: null, signal: 'fire', groupingKey: 'a1' },
  differs: [],
  outcome: 'opened',
  opened: { reason: 'earlier_resolved', earlier: { id: '7', number: 7, resolvedAt: '2026-11-20T10:22:00.000Z' } },
  next: { outcome: 'added', groupId: '12', number: 12 },
};

async function explain(change: Partial<AlertExplanation> = {}) {
  api.on('getAlertGroup', anAlertGroup());
  api.on('listEvents', aPage([anEvent()]));
  api.on('listAlerts', aPage([anAlert({ id: '31' })]));
  api.on('explainAlert', { ...explanation, ...change });
  const { user } = renderApp('alert-groups/12');
  await user.click(await screen.findByRole('button', { name: /Fires The whole system is down/ }));
  expect(api.calls('explainAlert')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Why is this here?' }));
}

it('says why an alert opened its group, what the templates made of it, and what the next would do', async () => {
  await explain();
  expect(await screen.findByText(/resolved at 2026-11-20 10:22:00/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: '#7' })).toHaveAttribute('href', '/a/bellhook-alerts-app/alert-groups/7');
  expect(screen.getByText('An equal alert would now come to the open group')).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /Title.*customised/ })).toHaveTextContent('<b>Disk</b>');
  expect(screen.getByRole('row', { name: /Message/ })).toHaveTextContent('x is undefined');
  expect(api.lastCall('explainAlert')?.params).toEqual({ id: '12', alertId: '31' });
});

it.each([
  [{ opened: { reason: 'no_key', earlier: null } }, /without a grouping key has its own/],
  [{ opened: { reason: 'first', earlier: null } }, /the first with its grouping key/],
  [{ outcome: 'added', opened: null }, /It came to this group, which was open/],
  [{ outcome: 'resolved', opened: null }, /It resolved this group/],
  [{ next: { outcome: 'opened', groupId: null, number: null } }, /would now open a new group/],
  [{ next: { outcome: 'nothing_to_resolve', groupId: null, number: null } }, /would now do nothing/],
  [{ next: { outcome: 'refused', groupId: null, number: null } }, /the integration is deleted/],
  [{ differs: ['title', 'groupingKey'] }, /another title, grouping key/],
] satisfies Array<[Partial<AlertExplanation>, RegExp]>)('tells %j', async (change, text) => {
  await explain(change);
  expect(await screen.findByText(text)).toBeInTheDocument();
});
