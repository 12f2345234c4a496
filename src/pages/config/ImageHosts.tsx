import { t } from '@grafana/i18n';
import { Button, Field, Stack, TextArea } from '@grafana/ui';
import React from 'react';
import { useForm } from 'react-hook-form';
import { notifyFailure, notifySuccess } from '../../api/client/notify';
import { imageHostsOf, type PluginSettings, useSaveSettings } from '../../api/settings';
import { Section } from '../../components/Section';
import { isHost } from './isHost';

/** From which hosts the images of alerts are loaded without a click. */
export function ImageHosts({ settings }: { settings: PluginSettings }) {
  const save = useSaveSettings();
  const { register, handleSubmit, formState } = useForm({
    values: { hosts: imageHostsOf(settings.jsonData).join('\n') },
    resetOptions: { keepDirtyValues: true },
  });
  const error = formState.errors.hosts?.message;
  const onSubmit = handleSubmit(({ hosts }) =>
    save.mutate(
      { ...settings, jsonData: { ...settings.jsonData, imageHosts: parts(hosts) } },
      {
        onSuccess: () => notifySuccess(t('config.image-hosts.saved', 'Configuration saved')),
        onError: (failure) => notifyFailure(t('config.image-hosts.failed', 'The configuration was not saved'), failure),
      }
    )
  );
  return (
    <Section title={t('config.image-hosts.title', 'Images of alerts')}>
      <form onSubmit={(event) => void onSubmit(event)} noValidate>
        <Stack direction="column" gap={2} alignItems="flex-start">
          <Field
            noMargin
            label={t('config.image-hosts.label', 'Trusted hosts of images')}
            description={t(
              'config.image-hosts.description',
              'One a line, such as images.example.com:8443, or *.example.com for all hosts below it. Their images are loaded when somebody opens an alert group; others only when somebody asks for them. They are asked for without referrer and cookies, so the host must allow other sites to read them (CORS).'
            )}
            invalid={Boolean(error)}
            error={error}
          >
            <TextArea
              id="image-hosts"
              rows={3}
              cols={60}
              spellCheck={false}
              {...register('hosts', {
                validate: (value) => {
                  const host = parts(value).find((part) => !isHost(part));
                  return host === undefined || invalidText(host);
                },
              })}
            />
          </Field>
          <Button type="submit" disabled={save.isPending}>
            {t('config.image-hosts.save', 'Save trusted hosts')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}

function parts(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

function invalidText(host: string): string {
  return t('config.image-hosts.invalid', '“{{host}}” is no host: give a name with or without a port, and no https://', {
    host,
    interpolation: { escapeValue: false },
  });
}
