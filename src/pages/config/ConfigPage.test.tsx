import { screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import React from 'react';
import { api, serveApi, settings } from '../../../test-support/pages/api';
import { anIntegration, aPage } from '../../../test-support/pages/factories';
import { renderConfigPage } from '../../../test-support/pages/render';

// Monaco needs a browser: tests/as-code.spec.ts has it.
jest.mock('../../components/as-code/YamlEditor', () => ({
  YamlEditor: ({ label, yaml }: { label: string; yaml: string }) => (
    <textarea aria-label={label} value={yaml} readOnly />
  ),
}));

serveApi();

const health = {
  status: 'OK',
  message: 'Bellhook receives alerts',
  details: { version: '1.2.3', store: 'sqlite', publicUrl: 'http://localhost:8080' },
};

beforeEach(() => {
  api.onSettings(settings());
  api.onHealth(health);
  api.on('listIntegrations', aPage([anIntegration()]));
  api.on('getProvisioning', { enabled: false, appliedAt: null, failure: null });
});

describe('the connection', () => {
  it('is shown with the version and the store', async () => {
    renderConfigPage();
    expect(await screen.findByText('Connected')).toBeInTheDocument();
    expect(screen.getByText('Version 1.2.3, store: sqlite')).toBeInTheDocument();
  });

  it('says how to fix a failure, and recovers', async () => {
    api.onHealth(() => HttpResponse.json({ message: 'plugin unavailable' }, { status: 503 }));
    const { user } = renderConfigPage();
    expect(await screen.findByText('Grafana does not reach the sidecar')).toBeInTheDocument();
    expect(screen.getByText('plugin unavailable')).toBeInTheDocument();
    expect(screen.getByText(/do both see the socket/)).toBeInTheDocument();
    expect(screen.getByText(/in Grafana's log/)).toBeInTheDocument();
    api.onHealth(health);
    await user.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('Connected')).toBeInTheDocument();
  });

  it('shows the message of a sidecar that is not well', async () => {
    api.onHealth(() =>
      HttpResponse.json({ status: 'ERROR', message: 'The disk is full: free some space.' }, { status: 400 })
    );
    renderConfigPage();
    expect(await screen.findByText('The disk is full: free some space.')).toBeInTheDocument();
    expect(screen.getByText('Grafana reaches the sidecar, but something is wrong')).toBeInTheDocument();
    expect(screen.queryByText(/do both see the socket/)).not.toBeInTheDocument();
  });
});

describe('the trusted hosts of images', () => {
  it('are saved one by one, without touching the other settings', async () => {
    const jsonData = { webhookBaseUrl: 'http://hooks.test', imageHosts: ['old.example.com'] };
    api.onSettings(settings({ jsonData }));
    api.onSaveSettings({ message: 'saved' });
    const { user, toasts } = renderConfigPage();
    const input = await screen.findByRole('textbox', { name: /Trusted hosts of images/ });
    expect(input).toHaveValue('old.example.com');
    await user.clear(input);
    await user.type(input, 'images.example.com:8443, *.example.org{Enter}');
    await user.click(screen.getByRole('button', { name: 'Save trusted hosts' }));
    await waitFor(() => expect(toasts).toEqual(['Configuration saved']));
    expect(api.lastCall('saveSettings')?.body).toEqual(
      settings({ jsonData: { ...jsonData, imageHosts: ['images.example.com:8443', '*.example.org'] } })
    );
  });

  it('are not saved while one of them is invalid', async () => {
    const { user } = renderConfigPage();
    await user.type(await screen.findByRole('textbox', { name: /Trusted hosts/ }), 'a.test https://b.test/');
    await user.click(screen.getByRole('button', { name: 'Save trusted hosts' }));
    expect(await screen.findByText(/“https:\/\/b.test\/” is not a host/)).toBeInTheDocument();
    expect(api.calls('saveSettings')).toEqual([]);
  });
});

describe('the base URL', () => {
  it('is saved without touching the other settings', async () => {
    api.onSettings(settings({ pinned: false, jsonData: { webhookBaseUrl: 'http://old', other: 1 } as object }));
    api.onSaveSettings({ message: 'saved' });
    const { user, toasts } = renderConfigPage();
    const input = await screen.findByRole('textbox', { name: /Base URL of webhooks/ });
    expect(input).toHaveValue('http://old');
    await user.clear(input);
    await user.type(input, ' https://hooks.example.com/bellhook/ ');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(toasts).toEqual(['Configuration saved']));
    expect(api.lastCall('saveSettings')?.body).toEqual({
      enabled: true,
      pinned: false,
      jsonData: { webhookBaseUrl: 'https://hooks.example.com/bellhook/', other: 1 },
    });
    expect(input).toHaveValue('https://hooks.example.com/bellhook/');
  });

  it('reloads the webhook URLs when it is saved', async () => {
    api.onSaveSettings({ message: 'saved' });
    const { user } = renderConfigPage();
    await screen.findByDisplayValue(/hooks.test/);
    api.on('listIntegrations', aPage([anIntegration({ url: 'https://new.test/x/' })]));
    await user.type(screen.getByRole('textbox', { name: /Base URL of webhooks/ }), 'https://new.test');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByDisplayValue('https://new.test/x/')).toBeInTheDocument();
  });

  it('defaults to the address of the sidecar when it is empty', async () => {
    api.onSettings(settings({ jsonData: { webhookBaseUrl: 'http://old' } }));
    api.onSaveSettings({ message: 'saved' });
    const { user } = renderConfigPage();
    const input = await screen.findByRole('textbox', { name: /Base URL of webhooks/ });
    await waitFor(() => expect(input).toHaveAttribute('placeholder', 'http://localhost:8080'));
    await user.clear(input);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(api.lastCall('saveSettings')?.body).toMatchObject({ jsonData: { webhookBaseUrl: '' } }));
  });

  it('is not saved if it is invalid', async () => {
    const { user } = renderConfigPage();
    await user.type(await screen.findByRole('textbox', { name: /Base URL of webhooks/ }), 'javascript:alert(1)');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(
      await screen.findByText('Give an http or https address, without ? and #, user and password')
    ).toBeInTheDocument();
    expect(api.calls('saveSettings')).toEqual([]);
  });

  it('is shown as unused if the saved value is invalid', async () => {
    api.onSettings(settings({ jsonData: { webhookBaseUrl: 'https://a.test/?b=c' } }));
    renderConfigPage();
    expect(await screen.findByText(/^This is not used/)).toBeInTheDocument();
  });

  it('says so when Grafana refuses to save it', async () => {
    api.onSaveSettings(() => HttpResponse.json({ message: 'Access denied' }, { status: 403 }));
    const { user, toasts } = renderConfigPage();
    await user.type(await screen.findByRole('textbox', { name: /Base URL of webhooks/ }), 'https://a.test');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(toasts).toEqual(['The configuration was not saved,Access denied']));
  });
});

describe('the webhook URLs', () => {
  it('are listed for Admins, with their tokens masked until asked for', async () => {
    const { user } = renderConfigPage();
    const url = await screen.findByRole('textbox', { name: 'Webhook URL of Nightly backups' });
    expect(url).toHaveValue('http://hooks.test/integrations/v1/formatted_webhook/••••••••••••/');
    await user.click(screen.getByRole('button', { name: 'Show tokens' }));
    expect(url).toHaveValue('http://hooks.test/integrations/v1/formatted_webhook/token-of-backups/');
  });

  it('are hidden from others', async () => {
    const { token: _token, url: _url, ...withoutSecrets } = anIntegration();
    api.on('listIntegrations', aPage([withoutSecrets]));
    renderConfigPage({ role: 'Editor' });
    expect(await screen.findByText('Only an Admin can see its webhook URL.')).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Show tokens' })).not.toBeInTheDocument();
  });

  it('say which of them nobody can look up', async () => {
    const { token: _token, url: _url, ...withoutSecrets } = anIntegration({ urlShownOnce: true });
    api.on('listIntegrations', aPage([withoutSecrets]));
    renderConfigPage();
    expect(await screen.findByText('It was shown once, and nobody can look it up.')).toBeInTheDocument();
  });

  it('point to the first integration if there is none', async () => {
    api.on('listIntegrations', aPage([]));
    renderConfigPage();
    expect(await screen.findByRole('link', { name: 'Create one' })).toHaveAttribute(
      'href',
      '/a/bellhook-alerts-app/integrations'
    );
  });
});

describe('a plugin that is not enabled', () => {
  beforeEach(() =>
    api.onSettings(settings({ enabled: false, pinned: false, jsonData: { webhookBaseUrl: 'http://a' } }))
  );

  it('can be enabled, which reloads the page', async () => {
    const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    api.onSaveSettings({ message: 'saved' });
    const { user } = renderConfigPage();
    await user.click(await screen.findByRole('button', { name: 'Enable' }));
    await waitFor(() =>
      expect(api.lastCall('saveSettings')?.body).toEqual({
        enabled: true,
        pinned: true,
        jsonData: { webhookBaseUrl: 'http://a' },
      })
    );
    await waitFor(() => expect(screen.queryByText('Bellhook is not enabled')).not.toBeInTheDocument());
    // jsdom does nothing else when it is told to load a page.
    expect(String(logged.mock.lastCall)).toContain('Not implemented: navigation');
    logged.mockRestore();
  });

  it('is not asked for its integrations, and not reported as missing', async () => {
    api.onHealth(() => HttpResponse.json({ message: 'Plugin is not enabled' }, { status: 404 }));
    renderConfigPage();
    expect(await screen.findByText('Bellhook is not enabled')).toBeInTheDocument();
    await waitFor(() => expect(api.calls('health')).not.toEqual([]));
    expect(screen.queryByText('Sidecar')).not.toBeInTheDocument();
    expect(screen.queryByText('Webhook URLs')).not.toBeInTheDocument();
    expect(api.calls('listIntegrations')).toEqual([]);
  });
});

it('says why the settings cannot be read', async () => {
  api.onSettings(() => HttpResponse.json({ message: 'Access denied' }, { status: 403 }));
  renderConfigPage({ role: 'Viewer' });
  expect(await screen.findByRole('alert')).toHaveTextContent('You have no permission to see this');
});

describe('provisioning files', () => {
  it('are off where the sidecar has no folder of them', async () => {
    renderConfigPage();
    expect(await screen.findByText(/BELLHOOK_PROVISIONING_PATH/)).toBeInTheDocument();
  });

  it('say when they were applied, or what is wrong, where, and since when', async () => {
    const appliedAt = '2026-11-23T11:00:00.000Z';
    api.on('getProvisioning', {
      enabled: true,
      appliedAt,
      failure: {
        since: '2026-11-23T11:30:00.000Z',
        message: 'There are faults in the files.',
        hasOthers: false,
        faults: [
          { file: 'a.yaml', line: 4, message: 'integrations.0.type: <b>no</b>' },
          { file: 'b.yaml', line: 2, message: 'query, character 1' },
        ],
      },
    });
    renderConfigPage();
    const fault = await screen.findByRole('alert');
    expect(fault).toHaveTextContent('The provisioning files are not applied; all is as it was before');
    expect(fault).toHaveTextContent('a.yaml:4 integrations.0.type: <b>no</b>');
    expect(fault).toHaveTextContent('b.yaml:2 query, character 1');
    expect(screen.getByText(/^Applied:/)).toBeInTheDocument();
  });

  it('say why they are not applied where no file is at fault', async () => {
    const failure = { since: '2026-11-23T11:30:00.000Z', message: 'The disk is full.', faults: [], hasOthers: false };
    api.on('getProvisioning', { enabled: true, appliedAt: null, failure });
    renderConfigPage();
    expect(await screen.findByText('The disk is full.')).toBeInTheDocument();
    expect(screen.getByText(/not applied since the sidecar started/)).toBeInTheDocument();
  });

  it('say that there are faults which other orgs see', async () => {
    const message = 'There are faults in the files.';
    const failure = { since: '2026-11-23T11:30:00.000Z', message, faults: [], hasOthers: true };
    api.on('getProvisioning', { enabled: true, appliedAt: null, failure });
    renderConfigPage();
    expect(await screen.findByText(/faults that only Admins of other orgs see/)).toBeInTheDocument();
  });

  it('are made of all that the org has', async () => {
    api.on('getOrgAsYaml', { yaml: 'views: []', variables: [] });
    const { user } = renderConfigPage();
    await user.click(await screen.findByRole('button', { name: 'Copy all as YAML' }));
    expect(await screen.findByRole('textbox', { name: 'Provisioning file' })).toHaveValue('views: []');
  });
});
