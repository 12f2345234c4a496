import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import type { TemplateResult } from '../../../../pkg/contract/types.ts';
import { api, serveApi } from '../../../../test-support/pages/api';
import { aGroupList, anAlert, anAlertGroup, anIntegration, aPage } from '../../../../test-support/pages/factories';
import { renderApp } from '../../../../test-support/pages/render';

serveApi();

const result: TemplateResult = { output: 'Disk full', value: 'Disk full', failures: [], warnings: [], microseconds: 3 };

beforeEach(() => {
  sessionStorage.clear();
  api.on('getIntegration', anIntegration());
  api.on('listAlertGroups', aGroupList([anAlertGroup()]));
  api.on('listAlerts', aPage([anAlert({ payload: '{"title":"Disk full"}' })]));
  api.on('previewTemplates', { results: { title: result } });
});

it('tries the template on the newest alert, and again on every change', async () => {
  renderApp('integrations/backups/templates', { role: 'Editor' });
  expect(await screen.findByRole('group', { name: 'Output' })).toHaveTextContent('Disk full');
  expect(screen.getByRole('textbox', { name: /Try it on this payload/ })).toHaveValue('{"title":"Disk full"}');
  fireEvent.change(screen.getByRole('textbox', { name: /^Template/ }), { target: { value: '{{ payload.x }}' } });
  await waitFor(() =>
    expect(api.calls('previewTemplates').at(-1)?.body).toEqual({
      templates: { title: '{{ payload.x }}' },
      only: ['title'],
      payload: '{"title":"Disk full"}',
    })
  );
});

it('shows failures and warnings with their position, and the result of a condition', async () => {
  const failures = [{ template: 'resolveCondition' as const, line: 1, column: 4, message: 'no such thing' }];
  const warnings = [{ line: 2, column: 1, message: 'paylod is never defined' }];
  api.on('previewTemplates', { results: { resolveCondition: { ...result, value: false, failures, warnings } } });
  renderApp('integrations/backups/templates', { role: 'Editor' });
  fireEvent.click(await screen.findByRole('radio', { name: 'Resolve condition' }));
  expect(await screen.findByText('Does not hold')).toBeInTheDocument();
  expect(screen.getByText(/Resolve condition, line 1, column 4: no such thing/)).toBeInTheDocument();
  expect(screen.getByText('paylod is never defined')).toBeInTheDocument();
});

it('lets an Admin save a template, and go back to the default', async () => {
  const { user } = renderApp('integrations/backups/templates');
  api.on('updateIntegration', anIntegration());
  fireEvent.change(await screen.findByRole('textbox', { name: /^Template/ }), { target: { value: '' } });
  await user.click(screen.getByRole('button', { name: 'Save template' }));
  await waitFor(() => expect(api.calls('updateIntegration').at(-1)?.body).toEqual({ templates: { title: '' } }));
});

it('keeps drafts while other pages are open', async () => {
  api.on('listDeliveries', aPage([]));
  const first = renderApp('integrations/backups/templates');
  const text = () => screen.findByRole('textbox', { name: /^Template/ });
  fireEvent.change(await text(), { target: { value: 'a draft' } });
  await first.user.click(screen.getByRole('radio', { name: 'Message' }));
  expect(await text()).toHaveValue('');
  await first.user.click(screen.getByRole('radio', { name: 'Title (not saved)' }));
  expect(await text()).toHaveValue('a draft');

  await act(() => first.router.navigate('/a/bellhook-alerts-app/integrations/backups/deliveries'));
  await screen.findByText('No deliveries');
  await act(() => first.router.navigate('/a/bellhook-alerts-app/integrations/backups/templates'));
  expect(await text()).toHaveValue('a draft');

  first.unmount();
  const second = renderApp('integrations/backups/templates');
  expect(await text()).toHaveValue('a draft');
  await second.user.click(screen.getByRole('button', { name: 'Discard changes' }));
  expect(await text()).toHaveValue('{{ payload.title }}');
  expect(screen.getByRole('radio', { name: 'Title' })).toBeInTheDocument();

  second.unmount();
  renderApp('integrations/backups/templates');
  expect(await text()).toHaveValue('{{ payload.title }}');
});

it('says where a payload is not valid JSON', async () => {
  api.on('previewTemplates', () =>
    HttpResponse.json(
      {
        code: 'invalid_payload',
        message: 'The body is not JSON.',
        details: { detail: 'Line 2, column 5: expected a value.' },
      },
      { status: 400 }
    )
  );
  renderApp('integrations/backups/templates', { role: 'Editor' });
  expect(await screen.findByText('The body is not JSON. Line 2, column 5: expected a value.')).toBeInTheDocument();
});

it.each(['Viewer', 'Editor'] as const)('does not let the role %s save', async (role) => {
  renderApp('integrations/backups/templates', { role });
  for (const name of ['Save template', 'Use the default']) {
    expect(await screen.findByRole('button', { name })).toHaveAttribute('aria-disabled', 'true');
  }
});

it('leaves a provisioned integration to its file', async () => {
  api.on('getIntegration', anIntegration({ provisioned: true }));
  renderApp('integrations/backups/templates');
  expect(await screen.findByRole('button', { name: 'Save template' })).toHaveAttribute('aria-disabled', 'true');
});
