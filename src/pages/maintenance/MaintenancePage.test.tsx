import { screen, waitFor, within } from '@testing-library/react';
import type { MaintenanceWindow } from '../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../test-support/pages/api';
import { aGroupList, anAlertGroup, anIntegration, aPage, aWindow } from '../../../test-support/pages/factories';
import { renderApp } from '../../../test-support/pages/render';

serveApi();

const ada = { kind: 'user', login: 'ada', name: 'Ada' } as const;
const show = (...windows: MaintenanceWindow[]) => api.on('listMaintenanceWindows', { windows });

beforeEach(() => {
  api.on('listIntegrations', aPage([anIntegration({ name: 'Backups' })]));
  api.on('previewMaintenanceWindow', { open: 5, firing: 3 });
  api.on('listMaintenanceOccurrences', { occurrences: [], hasMore: false });
  show(aWindow());
});

const row = async (name: RegExp) => within((await screen.findByText(name)).closest('li') as HTMLElement);
const name = () => screen.findByRole('textbox', { name: /^Name/ });
const body = () => api.lastCall('createMaintenanceWindow')?.body;

describe('the list', () => {
  it('says what is when, of what, again how, and by whom', async () => {
    renderApp('maintenance');
    const window = await row(/^Patch <b>day<\/b>$/);
    expect(window.getByText('Planned')).toBeInTheDocument();
    expect(window.getByText(/^2026-12-06 .* to 2026-12-06 /)).toBeInTheDocument();
    expect(window.getByText('every week: Sunday (Europe/Berlin) · made by Ada')).toBeInTheDocument();
    expect(await window.findByRole('link', { name: 'Backups' })).toBeInTheDocument();
    expect(window.getByRole('link', { name: 'label.team="a&b"' })).toHaveAttribute(
      'href',
      expect.stringContaining('q=label.team%3D%22a%26b%22')
    );
    expect(window.getByText('New kernel')).toBeInTheDocument();
    expect(window.queryByRole('button', { name: /^End/ })).not.toBeInTheDocument();
  });

  it('marks what is of a file, and what covers all', async () => {
    show(aWindow({ provisioned: true, createdBy: null, integrations: [], query: '', recurrence: null }));
    renderApp('maintenance');
    const window = await row(/^Patch/);
    expect(window.getByText('Provisioned')).toBeInTheDocument();
    expect(window.getByText('All alert groups')).toBeInTheDocument();
  });

  it('is empty at first', async () => {
    show();
    renderApp('maintenance');
    expect(await screen.findByText('No maintenance windows yet')).toBeInTheDocument();
  });

  it('ends what is active', async () => {
    show(aWindow({ state: 'active' }));
    api.on('endMaintenanceWindow', aWindow({ state: 'over' }));
    const { user, toasts } = renderApp('maintenance');
    await user.click(await screen.findByRole('button', { name: 'End Patch <b>day</b> now' }));
    await waitFor(() => expect(toasts).toEqual(['The maintenance has ended']));
    expect(api.lastCall('endMaintenanceWindow')?.params).toEqual({ uid: 'w' });
  });

  it('says that it was not ended', async () => {
    show(aWindow({ state: 'active' }));
    api.fail('endMaintenanceWindow', 'not_found', 'It is gone.');
    const { user, toasts } = renderApp('maintenance');
    await user.click(await screen.findByRole('button', { name: /^End/ }));
    await waitFor(() => expect(toasts).toEqual(['The maintenance was not ended,It is gone.']));
  });
});

describe('the calendar', () => {
  const occurrence = (startsAt: string, endsAt: string) => ({ uid: 'w', startsAt, endsAt });

  it('has the windows of each day of the month, which lead to them', async () => {
    api.on('listMaintenanceOccurrences', {
      occurrences: [occurrence('2026-11-10T12:00:00.000Z', '2026-11-11T14:00:00.000Z')],
      hasMore: false,
    });
    const { user } = renderApp('maintenance?view=calendar&month=2026-11');
    const table = within(await screen.findByRole('table', { name: 'November 2026' }));
    const days = await table.findAllByRole('button', { name: /Patch <b>day<\/b>$/ });
    expect(days.map((day) => day.textContent)).toEqual([
      expect.stringMatching(/^from \d\d:\d\d /),
      expect.stringMatching(/^until \d\d:\d\d /),
    ]);
    expect(days[0]?.closest('td')).toHaveTextContent('Tuesday, November 10, 2026');
    await user.click(days[0] as HTMLElement);
    expect(await name()).toHaveValue('Patch <b>day</b>');
  });

  it('goes from month to month, and asks for each', async () => {
    const { user } = renderApp('maintenance?view=calendar&month=2026-12');
    await user.click(await screen.findByRole('button', { name: 'Month after' }));
    expect(await screen.findByRole('table', { name: 'January 2027' })).toBeInTheDocument();
    await waitFor(() => expect(api.lastCall('listMaintenanceOccurrences')?.query.get('to')).toMatch(/^2027-02-/));
    expect(await screen.findByText('No maintenance in this month.')).toBeInTheDocument();
  });

  it('shows a few of many, and all when asked', async () => {
    const occurrences = Array.from({ length: 7 }, (_, hour) =>
      occurrence(`2026-11-10T1${hour}:00:00.000Z`, `2026-11-10T1${hour}:30:00.000Z`)
    );
    api.on('listMaintenanceOccurrences', { occurrences, hasMore: true });
    const { user } = renderApp('maintenance?view=calendar&month=2026-11');
    expect(await screen.findAllByRole('button', { name: /Patch/ })).toHaveLength(4);
    expect(screen.getByText('There is more in this time than can be shown')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '3 more' }));
    expect(screen.getAllByRole('button', { name: /Patch/ })).toHaveLength(7);
  });
});

describe('the calendar of a week', () => {
  const occurrence = (startsAt: string, endsAt: string) => ({ uid: 'w', startsAt, endsAt });
  const week = () => screen.findByRole('list', { name: /2026 – / });

  it('has bars along the hours of each day, which lead to the windows', async () => {
    api.on('listMaintenanceOccurrences', {
      occurrences: [
        occurrence('2026-11-24T12:00:00.000Z', '2026-11-25T14:00:00.000Z'),
        occurrence('2026-11-25T12:30:00.000Z', '2026-11-25T13:00:00.000Z'),
      ],
      hasMore: false,
    });
    const { user } = renderApp('maintenance?view=calendar&week=2026-11-25');
    const bars = await within(await week()).findAllByRole('button', { name: /^Patch <b>day<\/b> / });
    expect(bars.map((bar) => bar.textContent)).toEqual([
      expect.stringMatching(/ from \d\d:\d\d$/),
      expect.stringMatching(/ until \d\d:\d\d$/),
      expect.stringMatching(/ \d\d:\d\d–\d\d:\d\d$/),
    ]);
    const widths = bars.map((bar) => (bar.closest('li') as HTMLElement).style.width);
    expect(widths).toEqual(['100%', '50%', '50%']);
    // None gives all of its room to one on which much overlaps.
    const rooms = Array.from((await week()).children, (day) => parseFloat((day as HTMLElement).style.minWidth));
    expect(rooms.filter((room) => room > 0)).toHaveLength(7);
    await user.click(bars[0] as HTMLElement);
    expect(await name()).toHaveValue('Patch <b>day</b>');
  });

  it('goes from week to week, asks for each, and to the other calendar of the same time', async () => {
    const { user } = renderApp('maintenance?view=calendar&week=2026-12-30');
    await user.click(await screen.findByRole('button', { name: 'Week after' }));
    expect(await screen.findByRole('list', { name: /^January .* 2027 – January .* 2027$/ })).toBeInTheDocument();
    await waitFor(() => expect(api.lastCall('listMaintenanceOccurrences')?.query.get('to')).toMatch(/^2027-01-1/));
    expect(await screen.findByText('No maintenance in this week.')).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Month' }));
    expect(await screen.findByRole('table', { name: 'January 2027' })).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'Week' }));
    expect(await screen.findByRole('list', { name: /2027/ })).toBeInTheDocument();
  });

  it('marks the present time, and is shown again to who has chosen it', async () => {
    const { user, unmount } = renderApp('maintenance?view=calendar');
    await user.click(await screen.findByRole('radio', { name: 'Week' }));
    expect(await screen.findByText(/^Now: \d\d:\d\d$/)).toBeInTheDocument();
    unmount();
    renderApp('maintenance?view=calendar');
    expect(await screen.findByText(/^Now: \d\d:\d\d$/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'This week' })).toBeDisabled();
  });

  it.each(['2026-13-01', '2026-02-30', 'x'])('is not of %s, which is no day', async (day) => {
    renderApp(`maintenance?view=calendar&week=${day}`);
    expect(await screen.findByRole('table')).toBeInTheDocument();
  });
});

describe('a new window', () => {
  it('begins now for some hours, of what it was asked for', async () => {
    api.on('createMaintenanceWindow', aWindow());
    const { user, toasts } = renderApp('maintenance?new=1&query=label.team%3Ddb&integration=backups');
    expect(await screen.findByText('Open alert groups that match now: 5, of which firing: 3')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Give it a name')).toBeInTheDocument();
    expect(body()).toBeUndefined();
    await user.type(await name(), 'Now');
    await user.click(screen.getByRole('button', { name: 'Now for 2 h' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(toasts).toEqual(['Maintenance window saved']));
    const sent = body() as { startsAt: string; endsAt: string };
    expect(sent).toMatchObject({
      name: 'Now',
      query: 'label.team=db',
      integrations: ['backups'],
      recurrence: null,
      includesOpen: true,
    });
    expect(Date.parse(sent.endsAt) - Date.parse(sent.startsAt)).toBe(2 * 3_600_000);
    expect(Math.abs(Date.parse(sent.startsAt) - Date.now())).toBeLessThan(120_000);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('has the focus on its name, unless somebody types elsewhere already', async () => {
    renderApp('maintenance?new=1');
    await waitFor(async () => expect(await name()).toHaveFocus());
  });

  it('comes again on days of the week, or by a rule', async () => {
    api.on('createMaintenanceWindow', aWindow());
    const { user } = renderApp('maintenance?new=1');
    await user.type(await name(), 'Weekly');
    await user.click(screen.getByRole('combobox', { name: 'Repeat' }));
    await user.click(await screen.findByRole('option', { name: 'By a rule' }));
    // Pasted: with each key the whole form is drawn anew.
    await user.click(screen.getByRole('textbox', { name: /^Recurrence rule/ }));
    await user.paste('FREQ=SECONDLY');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^FREQ=SECONDLY: it is one of/)).toBeInTheDocument();
    await user.clear(screen.getByRole('textbox', { name: /^Recurrence rule/ }));
    await user.paste('FREQ=MONTHLY;BYDAY=1SU');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(body()).toBeDefined());
    expect(body()).toMatchObject({ recurrence: { rule: 'FREQ=MONTHLY;BYDAY=1SU' } });
  });

  it('is filled in on, and not saved, by who chooses what they may not do', async () => {
    api.on('listIntegrations', aPage([anIntegration({ name: 'Backups', may: 'act' })]));
    const { user } = renderApp('maintenance?new=1&integration=backups', { role: 'Viewer' });
    const save = () => screen.findByRole('button', { name: 'Save' });
    await waitFor(async () => expect(await save()).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(screen.getByRole('button', { name: 'Remove Backups' }));
    await waitFor(async () => expect(await save()).toHaveAttribute('aria-disabled', 'true'));
    expect(await name()).toBeEnabled();
  });

  it('is saved by an Editor who may act on what it is of, and not where that is all of the org and they may not', async () => {
    const disks = anIntegration({ uid: 'disks', name: 'Disks', may: 'see' });
    api.on('listIntegrations', aPage([anIntegration({ name: 'Backups', may: 'act' }), disks]));
    const { user } = renderApp('maintenance?new=1&integration=backups', { role: 'Editor' });
    const save = () => screen.findByRole('button', { name: 'Save' });
    await waitFor(async () => expect(await save()).not.toHaveAttribute('aria-disabled', 'true'));
    await user.click(await screen.findByRole('button', { name: 'Remove Backups' }));
    await waitFor(async () => expect(await save()).toHaveAttribute('aria-disabled', 'true'));
  });

  it('keeps what is typed, and says what the sidecar says, where it is not taken', async () => {
    api.fail('createMaintenanceWindow', 'invalid_request', 'It lasts too long.');
    const { user } = renderApp('maintenance?new=1');
    await user.type(await name(), 'Long');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('It lasts too long.')).toBeInTheDocument();
    expect(await name()).toHaveValue('Long');
  });
});

describe('a window', () => {
  it('is changed', async () => {
    api.on('updateMaintenanceWindow', aWindow());
    const { user } = renderApp('maintenance?window=w');
    await user.type(await name(), '!');
    expect(screen.getByRole('checkbox', { name: 'Sunday' })).toBeChecked();
    await user.click(screen.getByRole('checkbox', { name: 'Monday' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.calls('updateMaintenanceWindow')).toHaveLength(1));
    expect(api.lastCall('updateMaintenanceWindow')).toMatchObject({
      params: { uid: 'w' },
      body: {
        name: 'Patch <b>day</b>!',
        startsAt: '2026-11-29T01:00:00.000Z',
        recurrence: { rule: 'FREQ=WEEKLY;BYDAY=MO,SU', timeZone: 'Europe/Berlin' },
      },
    });
  });

  it('is deleted once that is confirmed', async () => {
    api.on('deleteMaintenanceWindow', {});
    const { user, toasts } = renderApp('maintenance?window=w');
    await user.click(await screen.findByRole('button', { name: 'Delete' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Delete maintenance window' }));
    await user.click(dialog.getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(toasts).toEqual(['Maintenance window deleted']));
  });

  it('is deleted by who may act on it, whatever is filled in', async () => {
    const disks = anIntegration({ uid: 'disks', name: 'Disks', may: 'see' });
    api.on('listIntegrations', aPage([anIntegration({ name: 'Backups', may: 'act' }), disks]));
    const { user } = renderApp('maintenance?window=w', { role: 'Editor' });
    await user.click(await screen.findByRole('button', { name: 'Remove Backups' }));
    const button = (label: string) => screen.findByRole('button', { name: label });
    await waitFor(async () => expect(await button('Save')).toHaveAttribute('aria-disabled', 'true'));
    expect(await button('Delete')).not.toHaveAttribute('aria-disabled', 'true');
  });

  it.each([
    ['a Viewer', aWindow(), { role: 'Viewer' } as const],
    ['an Editor, whom a file keeps from it', aWindow({ provisioned: true }), { role: 'Editor' } as const],
  ])('can be read by %s', async (_, window, options) => {
    show(window);
    renderApp('maintenance?window=w', options);
    expect(await name()).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Save' })).toHaveAttribute('aria-disabled', 'true');
    expect(screen.getByRole('button', { name: 'Delete' })).toHaveAttribute('aria-disabled', 'true');
  });
});

describe('what leads to maintenance', () => {
  const silencedBy = { kind: 'maintenance', uid: 'w', name: 'Patch <b>day</b>' } as const;

  it('is a mark in the list, for what a window silences', async () => {
    const other = anAlertGroup({ id: '8', title: 'By hand', state: 'silenced', silencedBy: ada });
    api.on('listAlertGroups', aGroupList([anAlertGroup({ state: 'silenced', silencedBy }), other]));
    const { user } = renderApp('alert-groups');
    const marks = await screen.findAllByRole('link', { name: 'Maintenance: Patch <b>day</b>' });
    expect(marks).toHaveLength(1);
    await user.click(marks[0] as HTMLElement);
    expect(await name()).toHaveValue('Patch <b>day</b>');
  });

  it('is a button beside a search', async () => {
    api.on('listAlertGroups', aGroupList([]));
    const { user } = renderApp('alert-groups?q=label.team%3Ddb');
    await user.click(await screen.findByRole('button', { name: 'Mute what matches this search until…' }));
    expect(await screen.findByRole('combobox', { name: 'Search alert groups' })).toHaveValue('label.team=db');
    expect(screen.getByRole('checkbox', { name: /open already/ })).toBeChecked();
  });

  it('is not there for a Viewer', async () => {
    api.on('listAlertGroups', aGroupList([]));
    renderApp('alert-groups?q=label.team%3Ddb', { role: 'Viewer' });
    expect(await screen.findByText('No alert groups match')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /^Mute/ })).not.toBeInTheDocument();
  });

  it('is a button of an integration', async () => {
    api.on('getIntegration', anIntegration({ uid: 'backups' }));
    const { user } = renderApp('integrations/backups/settings');
    await user.click(await screen.findByRole('button', { name: 'Maintenance' }));
    expect(await name()).toHaveValue('');
    await waitFor(() =>
      expect(api.lastCall('previewMaintenanceWindow')?.body).toEqual({ integrations: ['backups'], query: '' })
    );
  });
});
