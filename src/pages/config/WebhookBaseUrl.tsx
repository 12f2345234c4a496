import { t } from '@grafana/i18n';
import { Button, Field, Input, Stack } from '@grafana/ui';
import React from 'react';
import { useForm } from 'react-hook-form';
import { isBaseUrl } from '../../../pkg/contract/base-url.ts';
import { useHealth } from '../../api/health';
import { notifyFailure, notifySuccess } from '../../api/client/notify';
import { type PluginSettings, useSaveSettings } from '../../api/settings';
import { Section } from '../../components/Section';

/** Under which address the senders of alerts reach the sidecar, where it cannot know that itself. */
export function WebhookBaseUrl({ settings }: { settings: PluginSettings }) {
  const save = useSaveSettings();
  const health = useHealth();
  const { register, handleSubmit, formState } = useForm({
    values: { webhookBaseUrl: settings.jsonData.webhookBaseUrl ?? '' },
    resetOptions: { keepDirtyValues: true },
  });
  const saved = settings.jsonData.webhookBaseUrl ?? '';
  const error =
    formState.errors.webhookBaseUrl?.message ??
    (saved !== '' && !isBaseUrl(saved) && !formState.isDirty
      ? t(
          'config.base-url.unused',
          'This is not used: it is no http or https address without ? and #, user and password'
        )
      : undefined);
  const onSubmit = handleSubmit(({ webhookBaseUrl }) =>
    save.mutate(
      { ...settings, jsonData: { ...settings.jsonData, webhookBaseUrl } },
      {
        onSuccess: () => notifySuccess(t('config.base-url.saved', 'Configuration saved')),
        onError: (failure) => notifyFailure(t('config.base-url.failed', 'The configuration was not saved'), failure),
      }
    )
  );
  return (
    <Section title={t('config.base-url.title', 'Webhooks')}>
      <form onSubmit={(event) => void onSubmit(event)} noValidate>
        <Stack direction="column" gap={2} alignItems="flex-start">
          <Field
            noMargin
            label={t('config.base-url.label', 'Base URL of webhooks')}
            description={t(
              'config.base-url.description',
              'The address under which the senders of alerts reach the sidecar. Leave it empty to use what the sidecar is set to.'
            )}
            invalid={Boolean(error)}
            error={error}
          >
            <Input
              id="webhook-base-url"
              type="url"
              width={60}
              placeholder={health.data?.details.publicUrl}
              {...register('webhookBaseUrl', {
                setValueAs: (value: string) => value.trim(),
                validate: (value) =>
                  value === '' ||
                  isBaseUrl(value) ||
                  t('config.base-url.invalid', 'Give an http or https address, without ? and #, user and password'),
              })}
            />
          </Field>
          <Button type="submit" disabled={save.isPending}>
            {t('config.base-url.save', 'Save')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
