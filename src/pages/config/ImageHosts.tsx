import { t } from '@grafana/i18n';
import { TextArea } from '@grafana/ui';
import React from 'react';
import { imageHostsOf, type PluginSettings } from '../../api/settings';
import { isHost } from './isHost';
import { SettingForm } from './SettingForm';

/** The hosts whose images Bellhook loads without a click. */
export function ImageHosts({ settings }: { settings: PluginSettings }) {
  return (
    <SettingForm
      settings={settings}
      value={imageHostsOf(settings.jsonData).join('\n')}
      parse={(text) => ({ imageHosts: splitHosts(text) })}
      validate={(text) => {
        const host = splitHosts(text).find((part) => !isHost(part));
        return host === undefined ? undefined : invalidText(host);
      }}
      title={t('config.image-hosts.title', 'Images of alerts')}
      label={t('config.image-hosts.label', 'Trusted hosts of images')}
      description={t(
        'config.image-hosts.description',
        'One per line, such as images.example.com:8443, or *.example.com for all hosts below it. Their images are loaded when somebody opens an alert group; others only when somebody asks for them. They are requested without referrer and cookies, so the host must allow other sites to read them (CORS).'
      )}
      saveText={t('config.image-hosts.save', 'Save trusted hosts')}
    >
      {(inputProps) => <TextArea id="image-hosts" rows={3} cols={60} spellCheck={false} {...inputProps} />}
    </SettingForm>
  );
}

function splitHosts(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

function invalidText(host: string): string {
  return t(
    'config.image-hosts.invalid',
    '“{{host}}” is not a host: give a name with or without a port, and without https://',
    {
      host,
      interpolation: { escapeValue: false },
    }
  );
}
