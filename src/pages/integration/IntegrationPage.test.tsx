import { type LiveChannelEvent, LiveChannelEventType } from '@grafana/data';
import { act, screen, waitFor, within } from '@testing-library/react';
import { Subject } from 'rxjs';
import type { Oddity } from '../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../test-support/pages/api';
import {
  aDelivery,
  aGroupList,
  aHealth,
  anAlert,
  anAlertGroup,
  anIntegration,
  anOutcome,
  aPage,
} from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

beforeEach(() => {
  api.on('getIntegration', anIntegration());
  api.on('listIntegrations', aPage([]));
  api.on('listAlertGroups', aGroupList([]));
  api.on('previewTemplates', { results: {}, headers: {} });
  api.on('getIntegrationHealth', aHealth());
});

describe('the page', () => {
  it('gives an Admin the webhook URL and commands that try it, masked until asked for', async () => {
    const { user } = renderApp('integrations/backups');
    const url = 'http://hooks.test/integrations/v1/formatted_webhook/token-of-backups/';
    const masked = 'http://hooks.test/integrations/v1/formatted_webhook/••••••••••••/';
    expect(await screen.findByRole('textbox', { name: 'Webhook URL' })).toHaveValue(masked);
    const command = await screen.findByRole('group', { name: 'Command that sends an alert' });
    expect(command).toHaveTextContent(`curl -X POST '${masked}'`);
    expect(document.documentElement.outerHTML).not.toContain('token-of-backups');
    await user.click(screen.getByRole('button', { name: 'Show token' }));
    expect(screen.getByRole('textbox', { name: 'Webhook URL' })).toHaveValue(url);
    expect(command).toHaveTextContent(`curl -X POST '${url}'`);
    await user.click(screen.getByRole('button', { name: 'Show token' }));
    expect(document.documentElement.outerHTML).not.toContain('token-of-backups');
    expect(command).toHaveTextContent('"title": "The whole system is down"');
    expect(screen.getByRole('group', { name: 'Command that resolves the alert' })).toHaveTextContent('"state": "ok"');
    Object.defineProperty(window, 'isSecureContext', { value: true });
    for (const [copied, expected] of [
      ['Webhook URL', url],
      ['Command that sends an alert', expect.stringContaining(`curl -X POST '${url}'`)],
    ] as const) {
      await user.click(screen.getByRole('button', { name: `Copy: ${copied}` }));
      await screen.findByText('Copied');
      await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
      expect(await navigator.clipboard.readText()).toEqual(expected);
    }
  });

  it.each(['Viewer', 'Editor'] as const)('says to the role %s who can see the URL', async (role) => {
    api.on('getIntegration', anIntegration({ token: undefined, url: undefined }));
    renderApp('integrations/backups', { role });
    expect(await screen.findByText('An Admin can see the webhook URL of this integration')).toBeInTheDocument();
    expect(screen.queryByRole('textbox', { name: 'Webhook URL' })).not.toBeInTheDocument();
    for (const name of ['Edit', 'Duplicate', 'Rotate token', 'Delete']) {
      expect(screen.getByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
    }
  });

  it('sends the example and its recovery as tests, and leads to their group', async () => {
    api.on('sendTest', { status: 'accepted', alertId: '7', alertGroupId: '12', alerts: 1 });
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Send an example alert' }));
    expect(await screen.findByRole('link', { name: 'Show the alert group' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/alert-groups/12'
    );
    await user.click(screen.getByRole('button', { name: 'Send its recovery' }));
    await waitFor(() => expect(api.calls('sendTest')).toHaveLength(2));
    const states = api.calls('sendTest').map(({ body }) => JSON.parse((body as { payload: string }).payload).state);
    expect(states).toEqual(['alerting', 'ok']);
  });

  it('sends a payload of one’s own', async () => {
    api.on('sendTest', { status: 'accepted', alertId: '7', alertGroupId: '12', alerts: 1 });
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Send your own' }));
    const payload = screen.getByRole('textbox', { name: 'Payload to send' });
    await user.clear(payload);
    expect(screen.getByRole('button', { name: 'Send this payload' })).toBeDisabled();
    await user.type(payload, '[[1]');
    await user.click(screen.getByRole('button', { name: 'Send this payload' }));
    await waitFor(() => expect(api.lastCall('sendTest')?.body).toEqual({ payload: '[1]' }));
  });

  it('deletes the groups that tests have left, together', async () => {
    const [one, other] = [anAlertGroup({ id: '12', number: 12 }), anAlertGroup({ id: '13', number: 13 })];
    api.on('listAlertGroups', aGroupList([one, other]));
    api.on('actOnAlertGroups', anOutcome());
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Delete the 2 test groups' }));
    expect(api.lastCall('listAlertGroups')?.query.get('query')).toBe('integration:"backups" label.bellhook_test=true');
    const dialog = within(await screen.findByRole('dialog'));
    await user.type(dialog.getByRole('textbox'), 'Delete');
    await user.click(dialog.getByRole('button', { name: 'Delete' }));
    await waitFor(() =>
      expect(api.lastCall('actOnAlertGroups')?.body).toMatchObject({
        groups: { ids: ['12', '13'] },
        action: { action: 'delete' },
      })
    );
  });

  it('makes a copy with the same type, settings and templates, and opens it', async () => {
    const template = { template: 'mine', default: '{{ payload.title }}', customised: true, warnings: [] };
    const original = anIntegration({ templates: { ...anIntegration().templates, title: template } });
    api.on('getIntegration', original);
    api.on('createIntegration', { ...original, uid: 'copied', name: 'Nightly backups (copy)' });
    const { user, router } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Duplicate' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/a/bellhook-alerts-app/integrations/copied'));
    const { type, description, settings } = original;
    expect(api.lastCall('createIntegration')?.body).toEqual({
      name: 'Nightly backups (copy)',
      ...{ type, description, settings },
      templates: { title: 'mine' },
    });
  });

  it('gives a second copy a name of its own', async () => {
    api.on('listIntegrations', aPage([anIntegration(), anIntegration({ uid: 'c', name: 'Nightly backups (copy)' })]));
    api.on('createIntegration', anIntegration({ uid: 'second' }));
    const { user, router } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Duplicate' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/a/bellhook-alerts-app/integrations/second'));
    expect(api.lastCall('createIntegration')?.body).toMatchObject({ name: 'Nightly backups (copy) 2' });
  });

  it('waits for the first alert, and leads to it when it comes', async () => {
    api.on('getIntegration', anIntegration({ alertCount: 0, lastAlertAt: null }));
    const live = new Subject<LiveChannelEvent>();
    renderApp('integrations/backups', { live });
    expect(await screen.findByText('Waiting for the first alert…')).toBeInTheDocument();
    api.on('getIntegration', anIntegration({ alertCount: 1 }));
    act(() => live.next({ type: LiveChannelEventType.Message, message: {} }));
    expect(await screen.findByRole('link', { name: 'Show its alert groups' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/alert-groups?integration=backups'
    );
    expect(screen.queryByText('Waiting for the first alert…')).not.toBeInTheDocument();
  });

  describe('what arrives', () => {
    const payload = '{"monitor":{"id":3}}';
    const arrive = (group = {}, delivery = {}) => {
      api.on('listDeliveries', aPage([aDelivery(delivery)]));
      api.on('getAlertGroup', anAlertGroup({ title: 'Shop is down', sourceLink: 'https://shop.test/', ...group }));
      api.on('listAlerts', aPage([anAlert({ payload })]));
    };

    it('is shown as the templates have read it, with its group', async () => {
      api.on('getIntegration', anIntegration({ alertCount: 0, lastAlertAt: null }));
      const live = new Subject<LiveChannelEvent>();
      renderApp('integrations/backups', { live });
      await screen.findByText('Waiting for the first alert…');
      expect(screen.queryByRole('region', { name: 'What arrived last' })).not.toBeInTheDocument();
      api.on('getIntegration', anIntegration({ alertCount: 1 }));
      arrive();
      act(() => live.next({ type: LiveChannelEventType.Message, message: {} }));
      const arrived = within(await screen.findByRole('region', { name: 'What arrived last' }));
      expect(arrived.getByRole('link', { name: '#12 Shop is down' })).toHaveAttribute(
        'href',
        '/a/bellhook-alerts-app/alert-groups/12'
      );
      expect(arrived.getByText('a1')).toBeInTheDocument();
      expect(arrived.getByText('Fires')).toBeInTheDocument();
      expect(arrived.getByRole('link', { name: /shop\.test/ })).toHaveAttribute('href', 'https://shop.test/');
      expect(await arrived.findByRole('treeitem', { name: /monitor/ })).toBeInTheDocument();
    });

    it('says why a delivery made no alert', async () => {
      api.on('getIntegration', anIntegration({ alertCount: 0, lastAlertAt: null }));
      api.on(
        'listDeliveries',
        aPage([aDelivery({ outcome: 'invalid_json', detail: 'Unexpected end', alertId: null, alertGroupId: null })])
      );
      renderApp('integrations/backups');
      expect(await screen.findByText('The newest delivery made no alert')).toBeInTheDocument();
      expect(screen.getByText('Rejected: invalid_json')).toBeInTheDocument();
      expect(screen.getByText('Unexpected end')).toBeInTheDocument();
      expect(screen.getByText('Waiting for the first alert…')).toBeInTheDocument();
    });

    it('is read by another type once somebody wants that', async () => {
      const hint = 'This looks like a payload of Uptime Kuma; use the type uptime_kuma.';
      arrive({ hint, suggestedType: 'uptime_kuma' });
      api.on('updateIntegration', anIntegration({ type: 'uptime_kuma' }));
      const { user, toasts } = renderApp('integrations/backups');
      await user.click(await screen.findByRole('button', { name: 'Use the type Uptime Kuma' }));
      const dialog = within(await screen.findByRole('dialog'));
      expect(dialog.getByText(/until the tool has the new one, its alerts are refused/)).toBeInTheDocument();
      expect(api.calls('updateIntegration')).toEqual([]);
      arrive();
      await user.click(dialog.getByRole('button', { name: 'Change the type' }));
      await waitFor(() => expect(screen.queryByText(hint)).not.toBeInTheDocument());
      expect(api.lastCall('updateIntegration')).toMatchObject({
        params: { uid: 'backups' },
        body: { type: 'uptime_kuma' },
      });
      expect(toasts).toEqual(['The integration has another type: give the tool its new webhook URL']);
    });

    it('is not asked for by who may not see deliveries', async () => {
      renderApp('integrations/backups', { role: 'Viewer' });
      await screen.findByRole('link', { name: 'Show its alert groups' });
      expect(api.calls('listDeliveries')).toEqual([]);
    });
  });

  it.each([
    ['not there', () => api.fail('getIntegration', 'not_found'), 'Not found'],
    ['forbidden', () => api.fail('getIntegration', 'forbidden'), 'You have no permission to see this'],
    ['down', () => api.down('getIntegration'), 'Bellhook does not answer'],
  ])('says why it cannot be shown: %s', async (_, refuse, expected) => {
    refuse();
    renderApp('integrations/backups');
    expect(await screen.findByRole('alert')).toHaveTextContent(expected);
  });
});

describe('editing', () => {
  it('changes the name and the description', async () => {
    api.on('updateIntegration', anIntegration({ name: 'Backups & co', description: 'New' }));
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const name = await screen.findByRole('textbox', { name: /Name/ });
    expect(name).toHaveValue('Nightly backups');
    api.on('getIntegration', anIntegration({ name: 'Backups & co', description: 'New' }));
    await user.clear(name);
    await user.type(name, 'Backups & co');
    await user.type(screen.getByRole('textbox', { name: 'Description' }), 'New');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByRole('heading', { name: 'Backups & co' })).toBeInTheDocument();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(api.lastCall('updateIntegration')).toMatchObject({
      params: { uid: 'backups' },
      body: { name: 'Backups & co', description: 'New' },
    });
  });

  it('keeps the input when saving fails', async () => {
    api.fail('updateIntegration', 'provisioned', 'A provisioning file owns it');
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.type(await screen.findByRole('textbox', { name: /Name/ }), '!');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('A provisioning file owns it')).toBeInTheDocument();
    expect(screen.getByRole('textbox', { name: /Name/ })).toHaveValue('Nightly backups!');
  });

  it('is impossible for a provisioned integration', async () => {
    api.on('getIntegration', anIntegration({ provisioned: true }));
    const { user } = renderApp('integrations/backups');
    const button = await screen.findByRole('button', { name: 'Delete' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.hover(button);
    expect(await screen.findByText('A provisioning file owns it; change it there')).toBeInTheDocument();
    await user.click(button);
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });
});

describe('rotating the token', () => {
  it('asks first, then shows the new URL', async () => {
    const rotated = anIntegration({ url: 'http://hooks.test/new/', token: 'new' });
    api.on('rotateToken', rotated);
    const { user, toasts } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Show token' }));
    await user.click(await screen.findByRole('button', { name: 'Rotate token' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/The old one stops working at once/)).toBeInTheDocument();
    api.on('getIntegration', rotated);
    await user.click(dialog.getByRole('button', { name: 'Rotate token' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Webhook URL' })).toHaveValue('http://hooks.test/new/')
    );
    expect(toasts).toEqual(['The integration has a new webhook URL']);
  });

  it.each([
    ['1 day', undefined, 86_400],
    ['Other', '2 d 12 h', 216_000],
  ])('lets the old URL work for %s', async (choice, typed, graceSeconds) => {
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Rotate token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('radio', { name: choice }));
    if (typed !== undefined) {
      expect(dialog.getByRole('button', { name: 'Rotate token' })).toBeDisabled();
      await user.type(dialog.getByRole('textbox', { name: 'Time' }), '32 d');
      expect(dialog.getByText('Give a time up to 31 d, such as 3 d or 12 h')).toBeInTheDocument();
      await user.clear(dialog.getByRole('textbox', { name: 'Time' }));
      await user.type(dialog.getByRole('textbox', { name: 'Time' }), typed);
    }
    expect(dialog.getByText(/Until the time is over both work/)).toBeInTheDocument();
    api.on('rotateToken', anIntegration());
    await user.click(dialog.getByRole('button', { name: 'Rotate token' }));
    await waitFor(() => expect(api.calls('rotateToken')).toMatchObject([{ body: { graceSeconds } }]));
  });

  describe('while the former URL still works', () => {
    const former = {
      name: 'token',
      hint: 'abcd',
      replacedAt: '2026-11-23T10:00:00.000Z',
      endsAt: '2026-11-24T10:00:00.000Z',
      uses: 0,
      lastUsedAt: null,
      successorUsedAt: null,
    } as const;

    it('says that nobody uses it, and ends it', async () => {
      api.on('getIntegration', anIntegration({ formerSecrets: [former] }));
      const { user, toasts } = renderApp('integrations/backups');
      expect(await screen.findByText('The former webhook URL, which ends with …abcd/, still works')).toBeVisible();
      expect(screen.getByText('Nothing has come with it since it was replaced.')).toBeVisible();
      expect(screen.getByText('Nothing has come with the new one yet.')).toBeVisible();
      const ended = anIntegration({ formerSecrets: [] });
      api.on('getIntegration', ended);
      api.on('endFormerSecret', ended);
      await user.click(screen.getByRole('button', { name: 'End the former URL now' }));
      await waitFor(() => expect(screen.queryByText(/still works/)).not.toBeInTheDocument());
      expect(api.calls('endFormerSecret')).toMatchObject([{ params: { uid: 'backups', name: 'token' } }]);
      expect(toasts).toEqual(['Only the new one is taken now']);
    });

    it('says who still uses it, and before it is rotated again that this ends it', async () => {
      const at = '2026-11-23T10:30:00.000Z';
      api.on(
        'getIntegration',
        anIntegration({ formerSecrets: [{ ...former, uses: 12, lastUsedAt: at, successorUsedAt: at }] })
      );
      const { user } = renderApp('integrations/backups');
      expect(await screen.findByText(/Requests that came with it: 12; the last one:/)).toBeVisible();
      expect(screen.getByText(/The last one with the new one:/)).toBeVisible();
      await user.click(screen.getByRole('button', { name: 'Rotate token' }));
      expect(await screen.findByText('A former URL still works; with this one it ends at once')).toBeVisible();
    });

    it('is left as it is when it cannot be ended', async () => {
      api.on('getIntegration', anIntegration({ formerSecrets: [former] }));
      api.fail('endFormerSecret', 'internal', 'Internal error');
      const { user, toasts } = renderApp('integrations/backups');
      await user.click(await screen.findByRole('button', { name: 'End the former URL now' }));
      await waitFor(() => expect(toasts).toEqual(['The former one was not ended,Internal error']));
      expect(screen.getByText(/still works/)).toBeVisible();
    });
  });

  it('shows a new URL once, which nobody can look up later', async () => {
    const hidden = anIntegration({
      urlShownOnce: true,
      url: undefined,
      token: undefined,
      urlHint: 'http://hooks.test/integrations/v1/formatted_webhook/…-new/',
    });
    api.on('rotateToken', { ...hidden, url: 'http://hooks.test/the-new/', token: 'the-new' });
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Rotate token' }));
    const dialog = within(await screen.findByRole('dialog'));
    await user.click(dialog.getByRole('checkbox', { name: /Show the new URL only once/ }));
    api.on('getIntegration', hidden);
    await user.click(dialog.getByRole('button', { name: 'Rotate token' }));
    expect(await screen.findByText('Copy the webhook URL now: it is shown only once')).toBeVisible();
    expect(api.calls('rotateToken')).toMatchObject([{ body: { urlShownOnce: true } }]);
    expect(screen.getByRole('textbox', { name: 'New webhook URL' })).toBeVisible();
    expect(await screen.findByRole('button', { name: 'Copy: Command that sends an alert' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'I have copied it' }));
    expect(screen.queryByText(/it is shown only once/)).not.toBeInTheDocument();
    expect(await screen.findByText(/It was shown once, and ends with …-new/)).toBeVisible();
    expect(await screen.findByText(/Put it in the place of <webhook URL> below/)).toBeVisible();
    expect(await screen.findByRole('group', { name: 'Command that sends an alert' })).toHaveTextContent(
      "curl -X POST '<webhook URL>'"
    );
    expect(screen.getByRole('button', { name: 'Copy: Command that sends an alert' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Make a new URL' }));
    const again = within(await screen.findByRole('dialog'));
    expect(again.getByText(/The old one stops working at once/)).toBeInTheDocument();
    expect(again.getByRole('checkbox', { name: /Show the new URL only once/ })).toBeChecked();
  });

  it('shows the URL in use a last time, once that is confirmed', async () => {
    const hidden = anIntegration({
      urlShownOnce: true,
      url: undefined,
      token: undefined,
      urlHint: 'http://hooks.test/integrations/v1/formatted_webhook/…kups/',
    });
    const { url, token } = anIntegration();
    api.on('updateIntegration', { ...hidden, url, token });
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Do not show it any more' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/The URL in use works on/)).toBeInTheDocument();
    expect(api.calls('updateIntegration')).toEqual([]);
    api.on('getIntegration', hidden);
    await user.click(dialog.getByRole('button', { name: 'Show it a last time' }));
    expect(await screen.findByText('Copy the webhook URL now: it is shown only once')).toBeVisible();
    expect(api.lastCall('updateIntegration')?.body).toEqual({ urlShownOnce: true });
    await user.click(screen.getByRole('button', { name: 'I have copied it' }));
    expect(await screen.findByText(/It was shown once, and ends with …kups/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Do not show it any more' })).not.toBeInTheDocument();
  });

  it.each([
    ['by an Editor', { provisioned: false }, 'Editor'],
    ['where a file owns it', { provisioned: true }, 'Admin'],
  ] as const)('cannot be hidden %s', async (_, change, role) => {
    api.on(
      'getIntegration',
      anIntegration({ ...change, ...(role === 'Editor' && { url: undefined, token: undefined }) })
    );
    renderApp('integrations/backups', { role });
    await screen.findByText('Show its alert groups');
    const button = screen.queryByRole('button', { name: 'Do not show it any more' });
    expect(button === null || button.getAttribute('aria-disabled') === 'true').toBe(true);
  });

  it('can be cancelled', async () => {
    const { user } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Rotate token' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(api.calls('rotateToken')).toEqual([]);
  });

  it('leaves the URL as it is when it fails', async () => {
    api.fail('rotateToken', 'internal', 'Internal error');
    const { user, toasts } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Rotate token' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Rotate token' }));
    await waitFor(() => expect(toasts).toEqual(['The token was not rotated,Internal error']));
    await user.click(screen.getByRole('button', { name: 'Show token' }));
    expect(screen.getByDisplayValue(/token-of-backups/)).toBeInTheDocument();
  });
});

describe('the health', () => {
  const region = async () => within(await screen.findByRole('region', { name: 'Health' }));

  it('says what came in the last day, in words too', async () => {
    renderApp('integrations/backups', { role: 'Viewer' });
    const health = await region();
    expect(
      await health.findByRole('img', { name: /^In the last 24 hours 30 were accepted, 4 rejected and 1 / })
    ).toBeInTheDocument();
    expect(health.getByText(/^Alerts: 30 · rejected: 4 ·/)).toBeInTheDocument();
    expect(health.getByRole('link', { name: '7' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/alert-groups?integration=backups'
    );
    expect(health.queryByText('What is odd')).not.toBeInTheDocument();
  });

  it.each<[Oddity, RegExp, string]>([
    [
      { code: 'silent', since: '2026-11-20T10:00:00.000Z', usual: 40, per: 'day' },
      /^The last alert came .+ ago; usually 40 come a day\./,
      'deliveries',
    ],
    [
      { code: 'silent', since: '2026-11-20T10:00:00.000Z', usual: 2, per: 'week' },
      /usually 2 come a week\./,
      'deliveries',
    ],
    [
      { code: 'rejected', rejected: 20, accepted: 20, outcome: 'invalid_json' },
      /^In the last day 20 deliveries were rejected, most often as invalid_json; 20 alerts were accepted\./,
      'deliveries',
    ],
    [
      { code: 'rejected', rejected: 20, accepted: 0, outcome: null },
      /20 deliveries were rejected; 0 alerts were accepted\./,
      'deliveries',
    ],
    [{ code: 'limited', limited: 5 }, /the quota refused 5 deliveries\./, 'settings'],
    [
      {
        code: 'templates_fail',
        failed: 2,
        alerts: 3,
        template: 'title',
        message: '<b> is undefined',
        since: '2026-11-23T10:00:00.000Z',
      },
      /failed on 2 of 3 alerts\. Since 2026-11-23 .*, “Title”: <b> is undefined/,
      'templates',
    ],
    [
      { code: 'templates_fail', failed: 2, alerts: 3, template: null, message: null, since: null },
      /failed on 2 of 3 alerts\./,
      'templates',
    ],
    [{ code: 'never_resolved', opened: 200, days: 7 }, /^In the last 7 days 200 alert groups were opened/, 'templates'],
    [{ code: 'clock', ahead: 7200 }, /^The clock of the sender is 2h ahead\./, 'deliveries'],
    [{ code: 'clock', ahead: -5400 }, /^The clock of the sender is 1h 30m behind\./, 'deliveries'],
  ])('tells what is odd, what to do and where: %j', async (oddity, text, tab) => {
    api.on('getIntegrationHealth', aHealth({ oddities: [oddity] }));
    renderApp('integrations/backups');
    const health = await region();
    expect(await health.findByText(text)).toBeInTheDocument();
    expect(within(health.getByRole('status')).getByRole('link')).toHaveAttribute(
      'href',
      `/a/bellhook-alerts-app/integrations/backups/${tab}`
    );
  });

  it('does not lead to deliveries who may not see them', async () => {
    api.on('getIntegrationHealth', aHealth({ oddities: [{ code: 'clock', ahead: 7200 }] }));
    renderApp('integrations/backups', { role: 'Viewer' });
    const health = await region();
    expect(await health.findByText(/^The clock of the sender/)).toBeInTheDocument();
    expect(within(health.getByRole('status')).queryByRole('link')).not.toBeInTheDocument();
  });

  it('is not shown before anything has come', async () => {
    api.on('getIntegration', anIntegration({ alertCount: 0, lastAlertAt: null }));
    api.on('getIntegrationHealth', aHealth({ lastDeliveryAt: null }));
    renderApp('integrations/backups');
    await screen.findByText('Waiting for the first alert…');
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Health' })).not.toBeInTheDocument());
  });
});

describe('disabling', () => {
  const disabled = anIntegration({ settings: { ...anIntegration().settings, enabled: false } });

  it('asks first, and every tab says that it is disabled', async () => {
    api.on('updateIntegration', disabled);
    const { user, toasts } = renderApp('integrations/backups/settings');
    await user.click(await screen.findByRole('button', { name: 'Disable' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText(/is refused until somebody enables it again/)).toBeInTheDocument();
    expect(api.calls('updateIntegration')).toEqual([]);
    api.on('getIntegration', disabled);
    await user.click(dialog.getByRole('button', { name: 'Disable' }));
    expect(await screen.findByText('This integration is disabled')).toBeInTheDocument();
    expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { enabled: false } });
    expect(toasts).toEqual(['The integration is disabled']);
  });

  it('is undone at once, and nothing waits meanwhile for a first alert', async () => {
    api.on('getIntegration', { ...disabled, lastAlertAt: null });
    api.on('updateIntegration', anIntegration());
    const { user } = renderApp('integrations/backups');
    const enable = await screen.findByRole('button', { name: 'Enable' });
    expect(screen.getByText('Disabled')).toBeInTheDocument();
    expect(screen.queryByText('Waiting for the first alert…')).not.toBeInTheDocument();
    api.on('getIntegration', anIntegration());
    await user.click(enable);
    await waitFor(() => expect(screen.queryByText('This integration is disabled')).not.toBeInTheDocument());
    expect(api.lastCall('updateIntegration')?.body).toEqual({ settings: { enabled: true } });
  });

  it('says why it failed', async () => {
    api.fail('updateIntegration', 'provisioned', 'A provisioning file owns this; change it there.');
    const { user, toasts } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Disable' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Disable' }));
    await waitFor(() =>
      expect(toasts).toEqual(['The integration was not disabled,A provisioning file owns this; change it there.'])
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it.each(['Viewer', 'Editor'] as const)('is not for the role %s', async (role) => {
    renderApp('integrations/backups', { role });
    expect(await screen.findByRole('button', { name: 'Disable' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('deleting', () => {
  it('explains the consequences, then returns to the list', async () => {
    api.on('deleteIntegration', {});
    api.on('getIntegration', anIntegration({ name: 'A & B' }));
    const { user, router, toasts } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('Delete the integration "A & B"?')).toBeInTheDocument();
    expect(dialog.getByText('Its webhook URL stops working at once. Its alert groups stay.')).toBeInTheDocument();
    await user.click(dialog.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/a/bellhook-alerts-app/integrations'));
    expect(toasts).toEqual(['Integration deleted']);
    expect(await screen.findByText('No integrations yet')).toBeInTheDocument();
  });

  it('says why it failed', async () => {
    api.fail('deleteIntegration', 'provisioned', 'A provisioning file owns it');
    const { user, router, toasts } = renderApp('integrations/backups');
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(toasts).toEqual(['The integration was not deleted,A provisioning file owns it']));
    expect(router.state.location.pathname).toBe('/a/bellhook-alerts-app/integrations/backups');
  });
});
