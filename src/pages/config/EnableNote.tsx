import { t } from '@grafana/i18n';
import { Alert, Button, Stack } from '@grafana/ui';
import React from 'react';
import { notifyFailure } from '../../api/client/notify';
import { type PluginSettings, useSaveSettings } from '../../api/settings';

/** Offers to enable a disabled plugin. The page is then reloaded, because Grafana reads its menu only once. */
export function EnableNote({ settings }: { settings: PluginSettings }) {
  const save = useSaveSettings();
  if (settings.enabled) {
    return null;
  }
  const enable = () =>
    save.mutate(
      { ...settings, enabled: true, pinned: true },
      {
        onSuccess: () => window.location.reload(),
        onError: (error) => notifyFailure(t('config.enable.failed', 'Bellhook was not enabled'), error),
      }
    );
  return (
    <Alert severity="info" title={t('config.enable.title', 'Bellhook is not enabled')}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        {t(
          'config.enable.text',
          'Once it is enabled, its pages appear in the menu, and this one says whether Grafana reaches the sidecar.'
        )}
        <Button onClick={enable} disabled={save.isPending}>
          {t('config.enable.button', 'Enable')}
        </Button>
      </Stack>
    </Alert>
  );
}
