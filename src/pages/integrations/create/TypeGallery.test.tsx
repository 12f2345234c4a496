import { screen, waitFor, within } from '@testing-library/react';
import { integrationTypes } from '../../../../pkg/contract/integration-types.ts';
import { presentations } from '../../../../pkg/integration-types/presentations.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { anIntegration, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

async function openGallery() {
  const rendered = renderApp('integrations');
  await rendered.user.click(await screen.findByRole('button', { name: 'New integration for receiving alerts' }));
  const drawer = within(await screen.findByRole('dialog', { name: /Create integration/ }));
  const search = drawer.getByRole('textbox', { name: 'Search for a tool' });
  await waitFor(() => expect(search).toHaveFocus());
  return { ...rendered, drawer, search };
}

const tiles = () => [...screen.getByRole('list', { name: 'Types' }).querySelectorAll('button')];
const names = () => tiles().map(({ textContent }) => textContent);

beforeEach(() => api.on('listIntegrations', aPage([])));

it('shows every type with its picture and what it is for', async () => {
  await openGallery();
  expect(names()).toEqual(integrationTypes.map((type) => presentations[type].texts.name()));
  const zabbix = screen.getByRole('button', { name: 'Zabbix' });
  expect(zabbix).toHaveAccessibleDescription(presentations.zabbix.texts.hint());
  expect(zabbix.closest('li')?.querySelector('img')).toHaveAttribute('alt', '');
});

it('has the focus in the search, whose first find Enter takes', async () => {
  const { user, search, drawer } = await openGallery();
  expect(search).toHaveFocus();
  await user.keyboard('kuma');
  expect(names()).toEqual(['Uptime Kuma', 'Webhook']);
  expect(drawer.getByRole('status')).toHaveTextContent(`1 of ${integrationTypes.length} types`);
  await user.keyboard('{Enter}');
  expect(drawer.getByRole('textbox', { name: /Name/ })).toHaveValue('Uptime Kuma');
});

it('does not choose by Enter before one has searched', async () => {
  const { user, search } = await openGallery();
  await user.keyboard(' {Enter}');
  expect(search).toBeInTheDocument();
});

it('offers the webhook for a tool that nobody knows', async () => {
  const { user, drawer } = await openGallery();
  await user.keyboard('<b>Pager</b>');
  expect(drawer.getByRole('status')).toHaveTextContent('No type for “<b>Pager</b>”: use Webhook, which takes any JSON');
  expect(names()).toEqual(['Webhook']);
  await user.keyboard('{Enter}');
  expect(drawer.getByRole('textbox', { name: /Name/ })).toHaveValue('Webhook');
});

it('walks over the tiles by keys, and back to the search by typing', async () => {
  const { user, search } = await openGallery();
  const [first, second] = tiles();
  await user.keyboard('{ArrowDown}');
  expect(first).toHaveFocus();
  await user.keyboard('{ArrowRight}');
  expect(second).toHaveFocus();
  await user.keyboard('{End}');
  expect(tiles().at(-1)).toHaveFocus();
  await user.keyboard('{ArrowRight}');
  expect(tiles().at(-1)).toHaveFocus();
  await user.keyboard('{Home}{ArrowUp}');
  expect(search).toHaveFocus();
  await user.keyboard('{ArrowDown}z');
  expect(search).toHaveFocus();
  expect(search).toHaveValue('z');
  // The tiles are one stop of the Tab key.
  expect(tiles().map(({ tabIndex }) => tabIndex)).toEqual([
    0,
    ...tiles()
      .slice(1)
      .map(() => -1),
  ]);
});

it('is as one left it when one comes back from the name', async () => {
  const { user, drawer } = await openGallery();
  await user.keyboard('zabb{Enter}');
  await user.click(drawer.getByRole('button', { name: 'Back' }));
  expect(drawer.getByRole('textbox', { name: 'Search for a tool' })).toHaveValue('zabb');
});

it('suggests a name that no integration has', async () => {
  api.on('listIntegrations', aPage([anIntegration({ name: 'zabbix' }), anIntegration({ uid: 'b', name: 'Zabbix 2' })]));
  const { user, drawer } = await openGallery();
  await user.keyboard('zabbix{Enter}');
  expect(drawer.getByRole('textbox', { name: /Name/ })).toHaveValue('Zabbix 3');
});
