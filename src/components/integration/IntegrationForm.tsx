import { t } from '@grafana/i18n';
import { Alert, Button, Checkbox, Stack } from '@grafana/ui';
import React, { useRef } from 'react';
import { useForm } from 'react-hook-form';
import { type ApiError, errorText } from '../../api/client/ApiError';
import { InputField } from '../form/InputField';
import { TextAreaField } from '../form/TextAreaField';
import { useFirstFocus } from '../form/useFirstFocus';

/** The contract's limits. */
const nameLimit = 150;
const descriptionLimit = 250;

export interface IntegrationFormValues {
  name: string;
  description: string;
  /** Whether the webhook URL is shown only once; asked for where it has a value at first. */
  urlShownOnce?: boolean;
}

interface Props {
  initial: IntegrationFormValues;
  submitText: string;
  cancelText: string;
  error: ApiError | null;
  isSaving: boolean;
  onCancel: () => void;
  onSubmit: (values: IntegrationFormValues) => void;
}

export function IntegrationForm({ initial, submitText, cancelText, error, isSaving, onCancel, onSubmit }: Props) {
  const { register, handleSubmit, formState } = useForm({ defaultValues: initial });
  const { ref: registerName, ...name } = register('name', {
    setValueAs: trimmed,
    validate: (value) => value !== '' || t('integrations.form.name-required', 'Give it a name'),
    maxLength: { value: nameLimit, message: tooLong(nameLimit) },
  });
  const nameInput = useRef<HTMLInputElement | null>(null);
  // A name that was suggested is replaced by what one types.
  useFirstFocus(nameInput, { isSelected: true });

  return (
    <form onSubmit={(event) => void handleSubmit(onSubmit)(event)} noValidate>
      <Stack direction="column" gap={2}>
        {error && (
          <Alert severity="error" title={t('integrations.form.failed', 'Not saved')}>
            {errorText(error)}
          </Alert>
        )}
        <InputField
          required
          label={t('integrations.form.name', 'Name')}
          problem={formState.errors.name?.message}
          id="integration-name"
          autoComplete="off"
          {...name}
          ref={(input) => {
            nameInput.current = input;
            registerName(input);
          }}
        />
        <TextAreaField
          label={t('integrations.form.description', 'Description')}
          problem={formState.errors.description?.message}
          id="integration-description"
          rows={3}
          {...register('description', {
            setValueAs: trimmed,
            maxLength: { value: descriptionLimit, message: tooLong(descriptionLimit) },
          })}
        />
        {initial.urlShownOnce !== undefined && (
          <div>
            <Checkbox
              label={t('integrations.form.once', 'Show the webhook URL only once')}
              description={t(
                'integrations.form.once-hint',
                'The sidecar keeps only a hash of it, and nobody can look it up.'
              )}
              {...register('urlShownOnce')}
            />
          </div>
        )}
        <Stack>
          <Button type="submit" disabled={isSaving} icon={isSaving ? 'spinner' : undefined}>
            {submitText}
          </Button>
          <Button variant="secondary" onClick={onCancel}>
            {cancelText}
          </Button>
        </Stack>
      </Stack>
    </form>
  );
}

function trimmed(value: string): string {
  return value.trim();
}

function tooLong(limit: number): string {
  return t('integrations.form.too-long', 'At most {{limit}} characters', { limit });
}
