import { act, fireEvent, screen, within } from '@testing-library/react';
import { parseQuery } from '../../../../pkg/domain/query/parse-query.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anAlert, anAlertGroup, anEvent, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const payload = '{"host":{"name":"db 1","the key":[1.0,null]},"items":"a&b=\\"c\\"*","big":12345678901234567890}';

async function openPayload(text = payload) {
  api.on('getAlertGroup', anAlertGroup());
  api.on('listEvents', aPage([anEvent()]));
  api.on('listAlerts', aPage([anAlert({ payload: text })]));
  const rendered = renderApp('alert-groups/12');
  await rendered.user.click(await screen.findByRole('button', { name: /Fires The whole system is down/ }));
  await screen.findByRole('tree', { name: 'Payload' });
  Object.defineProperty(window, 'isSecureContext', { value: true });
  return rendered;
}

const item = (name: string | RegExp) => screen.getByRole('treeitem', { name });
const chosen = () => within(screen.getByRole('group', { name: 'The chosen value' }));

it('is walked with the keyboard', async () => {
  const { user } = await openPayload();
  item('{3}').focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(item('the key [2]')).toHaveFocus();
  await user.keyboard('{ArrowLeft}');
  expect(item('the key [1.0,null]')).toHaveFocus();
  expect(item('the key [1.0,null]')).toHaveAttribute('aria-expanded', 'false');
  await user.keyboard('{Enter}{ArrowRight}');
  expect(item('0 1.0')).toHaveFocus();
  await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
  expect(item('host {2}')).toHaveFocus();
  await user.keyboard('{End}');
  expect(item('big 12345678901234567890')).toHaveFocus();
  await user.keyboard('{Home}');
  expect(item('{3}')).toHaveFocus();
});

it('gives the chosen value, its path, and the path for a template', async () => {
  const { user } = await openPayload();
  await user.click(item('big 12345678901234567890'));
  const copied = async (name: string) => {
    await user.click(chosen().getByRole('button', { name }));
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
    return navigator.clipboard.readText();
  };
  expect(await copied('Copy value')).toBe('12345678901234567890');
  expect(await copied('Copy path')).toBe('payload.big');
  await user.click(item(/^items/));
  expect(await copied('Copy for a template')).toBe('{{ payload["items"] }}');
  expect(await copied('Copy value')).toBe('a&b="c"*');
});

it('leads to the groups that have the value too, whatever it is', async () => {
  const { user } = await openPayload();
  const query = () => {
    const link: HTMLAnchorElement = chosen().getByRole('link', { name: 'Find groups with this value' });
    return new URL(link.href).searchParams.get('q') ?? '';
  };
  await user.click(item('name "db 1"'));
  expect(query()).toBe('payload.host.name="db 1"');
  await user.click(item(/^items/));
  const term = { kind: 'payload', path: ['items'], comparison: 'equals', pattern: ['a&b="c"*'] };
  expect(parseQuery(query())).toMatchObject({ query: term });
  await user.click(item('host {2}'));
  expect(chosen().queryByRole('link', { name: 'Find groups with this value' })).not.toBeInTheDocument();
});

it('is searched', async () => {
  const { user } = await openPayload();
  await user.type(screen.getByRole('searchbox', { name: 'Search in the payload' }), 'DB 1');
  expect(screen.getByText('1 found')).toBeInTheDocument();
  expect(screen.getAllByRole('treeitem').map(({ textContent }) => textContent)).toEqual([
    '{3}',
    'host{2}',
    'name"db 1"',
  ]);
});

it('is searched to its end where it has 5 MB', async () => {
  const items = Array.from({ length: 22_000 }, (_, id) => ({ id, host: `db-${id}.eu-1`, text: 'x'.repeat(190) }));
  const text = JSON.stringify({ items, last: 'needle' });
  expect(text.length).toBeGreaterThan(5_000_000);
  await openPayload(text);
  fireEvent.change(screen.getByRole('searchbox', { name: 'Search in the payload' }), { target: { value: 'needle' } });
  expect(await screen.findByText('1 found')).toBeInTheDocument();
  expect(item('last "needle"')).toBeInTheDocument();
});

it('shows text that is no JSON as it is', async () => {
  api.on('getAlertGroup', anAlertGroup());
  api.on('listEvents', aPage([anEvent()]));
  api.on('listAlerts', aPage([anAlert({ payload: 'no json <b>x</b>' })]));
  const { user } = renderApp('alert-groups/12');
  await user.click(await screen.findByRole('button', { name: /Fires The whole system is down/ }));
  expect(await screen.findByRole('group', { name: 'Payload' })).toHaveTextContent('no json <b>x</b>');
});
