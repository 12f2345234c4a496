import { t } from '@grafana/i18n';
import { Button, Field, Stack } from '@grafana/ui';
import React, { type ReactElement } from 'react';
import { useForm, type UseFormRegisterReturn } from 'react-hook-form';
import { notifyFailure, notifySuccess } from '../../api/client/notify';
import { type AppJsonData, type PluginSettings, useSaveSettings } from '../../api/settings';
import { Section } from '../../components/Section';

interface Props {
  settings: PluginSettings;
  /** The setting as the text that people edit. */
  value: string;
  /** Reads the text back into the app's settings. */
  parse: (text: string) => Partial<AppJsonData>;
  /** @returns what is wrong with the text, or undefined */
  validate: (text: string) => string | undefined;
  /** What is wrong with the saved setting; shown until somebody edits it. */
  warning?: string;
  title: string;
  label: string;
  description: string;
  saveText: string;
  /** Renders the input with the properties that connect it to the form. */
  children: (inputProps: UseFormRegisterReturn) => ReactElement<Record<string, unknown>>;
}

/** Edits one of the app's settings and leaves the others as they are. */
export function SettingForm({
  settings,
  value,
  parse,
  validate,
  warning,
  title,
  label,
  description,
  saveText,
  children,
}: Props) {
  const save = useSaveSettings();
  const { register, handleSubmit, formState } = useForm({
    values: { text: value },
    resetOptions: { keepDirtyValues: true },
  });
  const error = formState.errors.text?.message ?? (formState.isDirty ? undefined : warning);
  const onSubmit = handleSubmit(({ text }) =>
    save.mutate(
      { ...settings, jsonData: { ...settings.jsonData, ...parse(text) } },
      {
        onSuccess: () => notifySuccess(t('config.saved', 'Configuration saved')),
        onError: (failure) => notifyFailure(t('config.failed', 'The configuration was not saved'), failure),
      }
    )
  );
  return (
    <Section title={title}>
      <form onSubmit={(event) => void onSubmit(event)} noValidate>
        <Stack direction="column" gap={2} alignItems="flex-start">
          <Field noMargin label={label} description={description} invalid={Boolean(error)} error={error}>
            {children(
              register('text', { setValueAs: (text: string) => text.trim(), validate: (text) => validate(text) })
            )}
          </Field>
          <Button type="submit" disabled={save.isPending}>
            {saveText}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
