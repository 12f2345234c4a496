import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { AlertGroup } from '../../../pkg/contract/types.ts';
import { api, serveApi, settings } from '../../../test-support/pages/api';
import { anAlert, anAlertGroup, anEvent, anOutcome, aPage, aRefusal } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

beforeEach(() => api.onSettings(settings()));

const ann = { kind: 'user', login: 'ann', name: 'Ann' } as const;

function serve(group: AlertGroup) {
  api.on('getAlertGroup', group);
}

beforeEach(() => {
  serve(anAlertGroup());
  api.on('listAlerts', aPage([anAlert()]));
  api.on('listEvents', aPage([anEvent()]));
});

describe('the group', () => {
  it('is shown with its number, title, state and message', async () => {
    serve(anAlertGroup({ message: 'First line\n  second line' }));
    renderApp('alert-groups/12');
    expect(await screen.findByRole('heading', { name: '#12 The whole system is down' })).toBeInTheDocument();
    expect(screen.getByText('Firing')).toBeInTheDocument();
    const message = screen.getByRole('group', { name: 'Message' });
    expect(message).toHaveTextContent('First line second line');
    expect(message.querySelector('br')).not.toBeNull();
    expect(screen.getByRole('link', { name: 'Nightly backups' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/integrations/backups'
    );
    expect(api.lastCall('getAlertGroup')?.params).toEqual({ id: '12' });
  });

  it('shows who did what, and until when', async () => {
    serve(
      anAlertGroup({
        state: 'silenced',
        acknowledgedAt: '2026-11-23T10:10:00.000Z',
        acknowledgedBy: { ...ann, name: 'Ann & <b>Bob</b>' },
        silencedAt: '2026-11-23T10:20:00.000Z',
        silencedBy: ann,
        silencedUntil: '2026-11-23T12:20:00.000Z',
      })
    );
    renderApp('alert-groups/12');
    expect(await screen.findByText('by Ann & <b>Bob</b>')).toBeInTheDocument();
    expect(screen.getByText('by Ann')).toBeInTheDocument();
    expect(screen.getByText('until 2026-11-23 12:20:00')).toBeInTheDocument();
  });

  it('says that what comes next is silenced, and ends that', async () => {
    const keySilence = { at: '2026-11-23T10:20:00.000Z', by: ann, until: null, reason: 'A <b>new</b> disk' };
    serve(anAlertGroup({ state: 'resolved', resolvedAt: '2026-11-23T10:20:00.000Z', keySilence }));
    api.on('listEarlierGroups', () => ({ ...aPage([]), count30Days: 0, medianMinutes: null, next: null }));
    api.on('actOnAlertGroups', anOutcome());
    renderApp('alert-groups/12');
    expect(await screen.findByText('What comes next is silenced by Ann, until somebody ends it.')).toBeInTheDocument();
    expect(screen.getByText('A <b>new</b> disk')).toBeInTheDocument();
    fireEvent.click(screen.getByRole('button', { name: 'End this silence' }));
    await waitFor(() =>
      expect(api.lastCall('actOnAlertGroups')?.body).toMatchObject({
        groups: { ids: ['12'] },
        action: { action: 'unsilence' },
      })
    );
  });

  it.each([
    ['that is over', { until: '2020-11-23T10:20:00.000Z' }, null],
    ['that a later group has', {}, { id: '13', number: 13 }],
  ])('is silent about the silence of its key %s', async (_, change, next) => {
    const keySilence = { at: '2020-11-23T10:10:00.000Z', by: ann, until: null, reason: null, ...change };
    serve(anAlertGroup({ state: 'resolved', resolvedAt: '2026-11-23T10:20:00.000Z', keySilence }));
    api.on('listEarlierGroups', () => ({ ...aPage([]), count30Days: 0, medianMinutes: null, next }));
    renderApp('alert-groups/12');
    await screen.findAllByText('Resolved');
    await waitFor(() => expect(api.lastCall('listEarlierGroups')).toBeDefined());
    await act(async () => {});
    expect(screen.queryByText(/What comes next/)).not.toBeInTheDocument();
  });

  it('shows a silence without an end', async () => {
    serve(anAlertGroup({ state: 'silenced', silencedAt: '2026-11-23T10:20:00.000Z', silencedBy: ann }));
    renderApp('alert-groups/12');
    expect(await screen.findByText('until somebody ends it')).toBeInTheDocument();
  });

  it('says for how long it has been so, and who has it', async () => {
    const { unmount } = renderApp('alert-groups/12');
    expect(await screen.findByText('Nobody has it')).toBeInTheDocument();
    unmount();
    const acknowledgedAt = new Date(Date.now() - 125 * 60_000).toISOString();
    serve(anAlertGroup({ state: 'acknowledged', acknowledgedAt, acknowledgedBy: ann }));
    renderApp('alert-groups/12');
    expect(await screen.findByText('Ann has it')).toBeInTheDocument();
    expect(screen.getByText('2h 5m')).toBeInTheDocument();
  });

  it('says that the source resolved it', async () => {
    serve(anAlertGroup({ state: 'resolved', resolvedAt: '2026-11-23T10:30:00.000Z', resolvedBy: { kind: 'source' } }));
    renderApp('alert-groups/12');
    expect(await screen.findAllByText('by the alert source')).toHaveLength(2);
    expect(screen.getByText('30m')).toBeInTheDocument();
  });

  it('shows a plain text message as it is', async () => {
    serve(anAlertGroup({ message: '**not bold** <b>x</b>\n> 1', messageFormat: 'text' }));
    renderApp('alert-groups/12');
    const message = await screen.findByRole('group', { name: 'Message' });
    expect(message.textContent).toBe('**not bold** <b>x</b>\n> 1');
  });

  it('shows a message that cannot be formatted as text, and says so', async () => {
    const message = '> '.repeat(3000);
    serve(anAlertGroup({ message }));
    renderApp('alert-groups/12');
    expect(await screen.findByText(/nested too deeply to be formatted/)).toBeInTheDocument();
    expect(screen.getByRole('group', { name: 'Message' }).textContent).toBe(message);
  });

  it('says that a message is cut', async () => {
    serve(anAlertGroup({ message: `${'a'.repeat(49_999)}…` }));
    renderApp('alert-groups/12');
    expect(await screen.findByText(/^The first 50,000 characters/)).toBeInTheDocument();
  });

  it('shows the beginning of a long payload, and all of it as it was received on demand', async () => {
    const payload = JSON.stringify({ text: 'x'.repeat(50_000), last: [1, 2] });
    api.on('listAlerts', aPage([anAlert({ payload })]));
    const { user } = renderApp('alert-groups/12');
    await user.click(await screen.findByRole('button', { name: /The whole system is down/ }));
    await user.click(screen.getByRole('radio', { name: 'Text' }));
    const block = screen.getByRole('group', { name: 'Payload' });
    expect(block.textContent).toHaveLength(50_000);
    await user.click(screen.getByRole('button', { name: 'Show all as text' }));
    expect(block.textContent).toBe(payload);
  });

  it('shows emoji and Slack’s links in titles, and a placeholder for an invisible title', async () => {
    const alerts = [anAlert({ id: '2', title: '\u200b' }), anAlert({ title: '<https://example.com|Disk> :fire:' })];
    serve(anAlertGroup({ title: ':fire: \u202eDisk' }));
    api.on('listAlerts', aPage(alerts));
    renderApp('alert-groups/12');
    expect(await screen.findByRole('heading', { name: '#12 🔥 Disk' })).toBeInTheDocument();
    expect(await screen.findByRole('button', { name: /Disk 🔥/ })).toBeInTheDocument();
    expect(screen.getByRole('button', { name: /No visible title/ })).toBeInTheDocument();
  });

  it('runs nothing from the texts of alerts', async () => {
    const hostile = '<script>alert(1)</script><b>x</b> $t(app.loading) {{who}}';
    serve(anAlertGroup({ title: hostile, message: hostile, groupingKey: hostile }));
    renderApp('alert-groups/12');
    expect(await screen.findByRole('heading', { name: `#12 ${hostile}` })).toBeInTheDocument();
    // Only the grouping key is left, once the message is formatted.
    await waitFor(() => expect(screen.getByText(hostile)).toBeInTheDocument());
    expect(document.querySelector('script, [role="main"] b')).toBeNull();
  });
});

describe('links and images', () => {
  it('lead to the web only', async () => {
    serve(anAlertGroup({ sourceLink: 'https://example.com/a', imageUrl: 'https://example.com/a.png' }));
    const { user } = renderApp('alert-groups/12');
    const link = await screen.findByRole('link', { name: 'Open source' });
    expect(link).toHaveAttribute('href', 'https://example.com/a');
    expect(link).toHaveAttribute('target', '_blank');
    expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await user.click(screen.getByRole('button', { name: 'Show the image' }));
    const image = screen.getByRole('img', { name: 'Image sent with the alert' });
    expect(image).toHaveAttribute('src', 'https://example.com/a.png');
  });

  it('are loaded on a click, without referrer and cookies', async () => {
    api.onSettings(settings({ jsonData: { imageHosts: ['images.example.com'] } }));
    serve(anAlertGroup({ imageUrl: 'https://example.com/a.png' }));
    const { user } = renderApp('alert-groups/12');
    const button = await screen.findByRole('button', { name: 'Show the image' });
    await waitFor(() => expect(api.calls('readSettings')).toHaveLength(1));
    expect(screen.getByText('example.com')).toBeInTheDocument();
    expect(screen.queryByRole('img', { name: 'Image sent with the alert' })).not.toBeInTheDocument();
    await user.click(button);
    const image = screen.getByRole('img', { name: 'Image sent with the alert' });
    expect(image).toHaveAttribute('referrerpolicy', 'no-referrer');
    expect(image).toHaveAttribute('crossorigin', 'anonymous');
  });

  it('are loaded at once from a host that an Admin trusts', async () => {
    api.onSettings(settings({ jsonData: { imageHosts: ['*.example.com'] } }));
    serve(anAlertGroup({ imageUrl: 'https://images.example.com/a.png' }));
    renderApp('alert-groups/12');
    const image = await screen.findByRole('img', { name: 'Image sent with the alert' });
    expect(image).toHaveAttribute('src', 'https://images.example.com/a.png');
    expect(image).toHaveAttribute('crossorigin', 'anonymous');
  });

  it.each([undefined, null, 'images.example.com', [null, 7, {}]])(
    'wait for a click if the list of hosts is %j',
    async (imageHosts) => {
      api.onSettings({ ...settings(), jsonData: { imageHosts } });
      serve(anAlertGroup({ imageUrl: 'https://images.example.com/a.png' }));
      renderApp('alert-groups/12');
      await screen.findByRole('button', { name: 'Show the image' });
      await waitFor(() => expect(api.calls('readSettings')).toHaveLength(1));
      expect(screen.queryByRole('img', { name: 'Image sent with the alert' })).not.toBeInTheDocument();
    }
  );

  it.each(['http://localhost/logout', 'http://localhost:9090/api/snapshots-delete/x'])(
    'on Grafana’s own host are never loaded, wherever it is listed: %s',
    async (address) => {
      api.onSettings(settings({ jsonData: { imageHosts: ['localhost', 'localhost:9090'] } }));
      serve(anAlertGroup({ imageUrl: address }));
      renderApp('alert-groups/12');
      expect(await screen.findByRole('link', { name: 'Open the image' })).toHaveAttribute('href', address);
      expect(screen.queryByRole('img', { name: 'Image sent with the alert' })).not.toBeInTheDocument();
      expect(screen.queryByRole('button', { name: 'Show the image' })).not.toBeInTheDocument();
    }
  );

  it.each(['javascript:alert(1)', 'data:image/svg+xml,<svg/>', 'file:///etc/passwd', 'not an address'])(
    'are left out if the address is %s',
    async (address) => {
      serve(anAlertGroup({ sourceLink: address, imageUrl: address }));
      renderApp('alert-groups/12');
      await screen.findByText('Grouping key');
      expect(screen.queryByRole('link', { name: 'Open source' })).not.toBeInTheDocument();
      expect(screen.queryByRole('img', { name: 'Image sent with the alert' })).not.toBeInTheDocument();
    }
  );

  it('become a link if the image cannot be loaded', async () => {
    serve(anAlertGroup({ imageUrl: 'https://example.com/gone.png' }));
    const { user } = renderApp('alert-groups/12');
    await user.click(await screen.findByRole('button', { name: 'Show the image' }));
    fireEvent.error(await screen.findByRole('img', { name: 'Image sent with the alert' }));
    expect(screen.queryByRole('img', { name: 'Image sent with the alert' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Open the image' })).toHaveAttribute(
      'href',
      'https://example.com/gone.png'
    );
  });
});

describe('the alerts', () => {
  const payload = '{"b":1,"a":12345678901234567890,"b":2}';
  const indented = '{\n  "b": 1,\n  "a": 12345678901234567890,\n  "b": 2\n}';

  it('show their payloads as they were received, and copy them so', async () => {
    api.on('listAlerts', aPage([anAlert({ payload })]));
    const { user } = renderApp('alert-groups/12');
    await user.click(await screen.findByRole('button', { name: /Fires The whole system is down/ }));
    await user.click(screen.getByRole('radio', { name: 'Text' }));
    expect(screen.getByRole('group', { name: 'Payload' }).textContent).toBe(indented);
    Object.defineProperty(window, 'isSecureContext', { value: true });
    await user.click(screen.getByRole('button', { name: 'Copy: Payload' }));
    await screen.findByText('Copied');
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
    expect(await navigator.clipboard.readText()).toBe(payload);
  });

  it('stand in for the message of a webhook that sends none', async () => {
    serve(anAlertGroup({ message: null, integration: { ...anAlertGroup().integration, type: 'webhook' } }));
    api.on('listAlerts', aPage([anAlert({ id: '2', payload }), anAlert({ id: '1', payload: '{"old":true}' })]));
    renderApp('alert-groups/12');
    const section = await screen.findByRole('region', { name: 'Newest payload' });
    const values = await within(section).findAllByRole('treeitem');
    expect(values.map(({ textContent }) => textContent)).toEqual(['{3}', 'b1', 'a12345678901234567890', 'b2']);
  });

  it('come in pages', async () => {
    api.on('listAlerts', ({ query }) =>
      query.get('cursor') === 'older'
        ? aPage([anAlert({ id: '1', title: 'The first', signal: 'resolve' })])
        : aPage([anAlert({ id: '2', title: 'The newest' })], 'older')
    );
    const { user } = renderApp('alert-groups/12');
    await screen.findByText('The newest');
    await user.click(screen.getByRole('button', { name: 'Show older alerts' }));
    expect(await screen.findByText('The first')).toBeInTheDocument();
    expect(screen.getByText('The newest')).toBeInTheDocument();
    expect(screen.getByText('Resolves')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show older alerts' })).not.toBeInTheDocument();
  });

  it('are read again when the group has more of them', async () => {
    api.on('actOnAlertGroups', anOutcome());
    const { user } = renderApp('alert-groups/12');
    await screen.findByRole('button', { name: /Fires The whole system is down/ });
    api.on('listAlerts', aPage([anAlert({ id: '2', title: 'One more' }), anAlert()]));
    serve(anAlertGroup({ state: 'acknowledged', alertCount: 4 }));
    await user.click(screen.getByRole('button', { name: 'Acknowledge #12' }));
    expect(await screen.findByText('One more')).toBeInTheDocument();
  });

  it('fail without the rest of the page', async () => {
    api.down('listAlerts');
    const { user } = renderApp('alert-groups/12');
    expect(await screen.findByRole('alert')).toHaveTextContent('Bellhook does not answer');
    expect(screen.getByText('Opened by the alert source')).toBeInTheDocument();
    api.on('listAlerts', aPage([anAlert({ title: 'Here again' })]));
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Here again')).toBeInTheDocument();
  });
});

describe('the timeline', () => {
  it('shows what happened, newest first, in pages', async () => {
    api.on('listEvents', ({ query }) =>
      query.get('cursor') === 'older'
        ? aPage([anEvent({ id: '1' })])
        : aPage([anEvent({ id: '2', type: 'acknowledged', actor: ann })], 'older')
    );
    const { user } = renderApp('alert-groups/12');
    await screen.findByText('Acknowledged by Ann');
    await user.click(screen.getByRole('button', { name: 'Show older events' }));
    await screen.findByText('Opened by the alert source');
    const lines = within(screen.getByRole('list', { name: 'Timeline' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(lines[1]).toContain('Acknowledged by Ann');
    expect(lines.at(-1)).toContain('Opened by the alert source');
  });

  it('says why somebody did something, shows notes formatted, and folds alerts', async () => {
    const at = (minute: string) => `2026-11-23T10:${minute}:00.000Z`;
    api.on('listAlerts', aPage([anAlert({ id: '2', receivedAt: at('08') }), anAlert({ receivedAt: at('05') })]));
    const events = [
      anEvent({ id: '4', at: at('30'), type: 'resolved', actor: ann, text: 'payment <b>provider</b>' }),
      anEvent({ id: '3', at: at('20'), type: 'noted', actor: ann, text: 'look **here** <script>x</script>' }),
      anEvent({ id: '2', at: at('10'), type: 'assigned', actor: ann, assignee: { ...ann, name: 'Ben' } }),
      anEvent({ at: at('00') }),
    ];
    api.on('listEvents', aPage(events));
    const { user } = renderApp('alert-groups/12');
    expect(await screen.findByText('payment <b>provider</b>')).toBeInTheDocument();
    const note = screen.getByRole('group', { name: 'Note by Ann' });
    await waitFor(() => expect(note.querySelector('strong')).toHaveTextContent('here'));
    expect(note.querySelector('script')).toBeNull();
    const list = within(screen.getByRole('list', { name: 'Timeline' }));
    const lines = () =>
      list.getAllByRole('listitem').map(({ textContent }) => /^\D+|^\d+ alerts/.exec(textContent ?? '')?.[0]);
    await waitFor(() => expect(lines()).toHaveLength(5));
    expect(lines()[3]).toBe('2 alerts');
    await user.click(screen.getByRole('radio', { name: 'Notes' }));
    expect(lines()).toHaveLength(1);
    await user.click(screen.getByRole('radio', { name: 'Actions' }));
    expect(list.getByText('Assigned to Ben by Ann')).toBeInTheDocument();
    expect(lines()).toHaveLength(3);
  });
});

describe('the whole page', () => {
  it('names state and title for the tab', async () => {
    serve(anAlertGroup({ state: 'resolved' }));
    renderApp('alert-groups/12');
    await screen.findByRole('heading', { name: '#12 The whole system is down' });
    expect(document.title).toBe('Resolved: The whole system is down');
  });

  it('says that the group was deleted while it was shown, and leads back to the list', async () => {
    sessionStorage.clear();
    api.on('actOnAlertGroups', anOutcome({ changed: 0, refused: [aRefusal({ code: 'not_found' })], refusedCount: 1 }));
    const { user } = renderApp('alert-groups/12');
    await screen.findByText('Opened by the alert source');
    api.fail('getAlertGroup', 'not_found');
    await user.click(screen.getByRole('button', { name: 'Acknowledge #12' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('It has been deleted');
    expect(screen.queryByText('Opened by the alert source')).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Acknowledge #12' })).not.toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Back to the alert groups' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/alert-groups'
    );
  });
});

describe('an action', () => {
  it('is visible at once in the state and the timeline', async () => {
    api.on('actOnAlertGroups', anOutcome());
    const { user } = renderApp('alert-groups/12', { role: 'Editor' });
    const button = await screen.findByRole('button', { name: 'Acknowledge #12' });
    await screen.findByText('Opened by the alert source');
    serve(anAlertGroup({ state: 'acknowledged', acknowledgedAt: '2026-11-23T10:10:00.000Z', acknowledgedBy: ann }));
    api.on('listEvents', aPage([anEvent({ id: '2', type: 'acknowledged', actor: ann }), anEvent()]));
    await user.click(button);
    expect(await screen.findByText('Acknowledged by Ann')).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Unacknowledge #12' })).toBeInTheDocument();
    expect(screen.getByText('by Ann')).toBeInTheDocument();
  });

  it('that comes too late is refused, and the page shows why', async () => {
    const refused = [aRefusal({ code: 'newer_group_open', message: 'A newer alert group with this key is open' })];
    api.on('actOnAlertGroups', anOutcome({ changed: 0, refused, refusedCount: 1 }));
    serve(anAlertGroup({ state: 'resolved' }));
    const { user, toasts } = renderApp('alert-groups/12', { role: 'Editor' });
    const button = await screen.findByRole('button', { name: 'Unresolve #12' });
    const read = api.calls('getAlertGroup').length;
    await user.click(button);
    await waitFor(() =>
      expect(toasts).toEqual(['Alert group #12 was not changed,A newer alert group with this key is open'])
    );
    // The page may have polled, too.
    await waitFor(() => expect(api.calls('getAlertGroup').length).toBeGreaterThan(read));
  });
});

describe('what cannot be shown', () => {
  it.each([
    ['a group that is not there', () => api.fail('getAlertGroup', 'not_found'), 'This alert group is not there'],
    ['a group one may not see', () => api.fail('getAlertGroup', 'forbidden'), 'You have no permission to see this'],
    ['a group while the sidecar is away', () => api.down('getAlertGroup'), 'Bellhook does not answer'],
    ['a group with a wrong id', () => api.fail('getAlertGroup', 'invalid_request', 'id: invalid'), 'id: invalid'],
  ])('is %s', async (_, refuse, expected) => {
    refuse();
    renderApp('alert-groups/12');
    expect(await screen.findByRole('alert')).toHaveTextContent(expected);
    expect(api.calls('listAlerts')).toEqual([]);
  });

  it('includes pages that the app does not have', async () => {
    renderApp('nowhere');
    expect(await screen.findByText('There is no such page')).toBeInTheDocument();
  });
});

describe('what templates gave', () => {
  it('is shown: severity, labels, and what failed at the latest rendering', async () => {
    serve(
      anAlertGroup({
        severity: 'critical',
        labels: { host: 'db-1', team: '<b>ops</b>', 'a&b': '100 % #1 + ü' },
        failures: [{ template: 'message', line: 2, column: 5, message: 'a dict has no attribute x' }],
      })
    );
    renderApp('alert-groups/12');
    expect(await screen.findByText('Critical')).toBeInTheDocument();
    const searches = screen
      .getAllByRole('link')
      .flatMap((link) => new URL((link as HTMLAnchorElement).href).searchParams.getAll('q'));
    expect(searches).toEqual(['label.host=db-1', 'label.team="<b>ops</b>"', 'label."a&b"="100 % #1 + ü"']);
    expect(screen.getByText('<b>ops</b>')).toBeInTheDocument();
    expect(screen.getByText('Templates failed')).toBeInTheDocument();
    expect(screen.getByText(/Message, line 2, column 5: a dict has no attribute x/)).toBeInTheDocument();
  });

  it('is shown with each alert too', async () => {
    const failures = [{ template: 'severity' as const, line: null, column: null, message: 'no severity' }];
    api.on('listAlerts', aPage([anAlert({ signal: 'acknowledge', severity: 'warning', failures })]));
    renderApp('alert-groups/12');
    expect(await screen.findByText('Acknowledges')).toBeInTheDocument();
    expect(screen.getByText('Warning')).toBeInTheDocument();
    fireEvent.click(screen.getByText(/templates? failed/));
    expect(screen.getByText(/Severity: no severity/)).toBeInTheDocument();
  });
});
