import { t } from '@grafana/i18n';
import { type FormEventHandler, useState } from 'react';
import { type DefaultValues, type FieldValues, useForm, type UseFormReturn } from 'react-hook-form';
import type { Integration, RouteInput } from '../../../../pkg/contract/types.ts';
import type { FileChanges } from '../../../api/asCode';
import type { ApiError } from '../../../api/client/ApiError';
import { notifySuccess } from '../../../api/client/notify';
import { useUpdateIntegration } from '../../../api/integrations';

interface Options<Values> {
  /** What is typed for these settings. */
  toValues: (settings: Integration['settings']) => Values;
  /** What is to be changed for what is typed. */
  toChanges: (values: Values) => RouteInput<'updateIntegration'>['body'];
  /** What is told once it is saved; by default that settings are. */
  saved?: () => string;
}

/** What a `SettingsSection` shows of a form. */
export interface SettingsFormState {
  integration: Integration;
  isDirty: boolean;
  isPending: boolean;
  error: ApiError | null;
  onSubmit: FormEventHandler;
  /** What is to be taken to the file that owns the integration. */
  taken: FileChanges<'getIntegrationAsYaml'> | undefined;
  onTaken: () => void;
}

/** A form of settings that belong together, which is saved by itself, or taken to the file that owns the integration. */
export function useSettingsForm<Values extends FieldValues>(
  integration: Integration,
  { toValues, toChanges, saved = () => t('settings.saved', 'Settings saved') }: Options<Values>
): { form: UseFormReturn<Values>; state: SettingsFormState } {
  const { mutate, isPending, error } = useUpdateIntegration(integration.uid);
  const form = useForm<Values>({ defaultValues: toValues(integration.settings) as DefaultValues<Values> });
  const [taken, setTaken] = useState<FileChanges<'getIntegrationAsYaml'>>();
  const submit = form.handleSubmit((values) => {
    const { secrets, secretGraceSeconds, ...changes } = toChanges(values);
    return integration.provisioned
      ? setTaken(changes)
      : mutate(
          { ...changes, ...(secrets && { secrets, secretGraceSeconds }) },
          {
            onSuccess: ({ settings }) => {
              form.reset(toValues(settings));
              notifySuccess(saved());
            },
          }
        );
  });
  const { isDirty } = form.formState;
  const onTaken = () => setTaken(undefined);
  const onSubmit: FormEventHandler = (event) => void submit(event);
  return { form, state: { integration, isDirty, isPending, error, onSubmit, taken, onTaken } };
}
