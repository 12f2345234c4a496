import { t } from '@grafana/i18n';
import { Input } from '@grafana/ui';
import React from 'react';
import { isBaseUrl } from '../../../pkg/contract/base-url.ts';
import { useHealth } from '../../api/health';
import type { PluginSettings } from '../../api/settings';
import { SettingForm } from './SettingForm';

/** The address at which senders reach the sidecar, for when the sidecar cannot know it. */
export function WebhookBaseUrl({ settings }: { settings: PluginSettings }) {
  const health = useHealth();
  const saved = settings.jsonData.webhookBaseUrl ?? '';
  return (
    <SettingForm
      settings={settings}
      value={saved}
      parse={(webhookBaseUrl) => ({ webhookBaseUrl })}
      validate={(text) =>
        isUsable(text)
          ? undefined
          : t('config.base-url.invalid', 'Give an http or https address, without ? and #, user and password')
      }
      warning={
        isUsable(saved)
          ? undefined
          : t(
              'config.base-url.unused',
              'This is not used: it is not an http or https address without ? and #, user and password'
            )
      }
      title={t('config.base-url.title', 'Webhooks')}
      label={t('config.base-url.label', 'Base URL of webhooks')}
      description={t(
        'config.base-url.description',
        'The address at which the senders of alerts reach the sidecar. Leave it empty to use the sidecar’s own setting.'
      )}
      saveText={t('config.base-url.save', 'Save')}
    >
      {(inputProps) => (
        <Input
          id="webhook-base-url"
          type="url"
          width={60}
          placeholder={health.data?.details.publicUrl}
          {...inputProps}
        />
      )}
    </SettingForm>
  );
}

/** An empty address stands for the one that the sidecar is set to. */
function isUsable(text: string): boolean {
  return text === '' || isBaseUrl(text);
}
