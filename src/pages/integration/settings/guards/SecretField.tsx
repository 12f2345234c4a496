import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { secretLengths, type SecretName } from '../../../../../pkg/contract/integrations/guards.ts';
import type { Integration, SecretState } from '../../../../../pkg/contract/types.ts';
import { InputField } from '../../../../components/form/InputField';
import { FormerSecretNote } from '../../../../components/integration/former/FormerSecretNote';
import { GraceChoice, graceSecondsOf } from '../../../../components/integration/former/GraceChoice';
import { RelativeTime } from '../../../../components/time/RelativeTime';
import type { GuardValues } from './guardValues';

interface Props {
  name: SecretName;
  label: string;
  description: string;
  integration: Integration;
  isReadOnly: boolean;
}

/** A secret is typed once and shown never. What is left empty stays as it is. */
export function SecretField({ name, label, description, integration, isReadOnly }: Props) {
  const { register, formState, control, watch } = useFormContext<GuardValues>();
  const state = integration.secrets?.find((one) => one.name === name);
  const former = integration.formerSecrets?.find((one) => one.name === name);
  const isReplaced = state !== undefined && watch(`secrets.${name}`) !== '';
  return (
    <Stack direction="column" gap={2}>
      <InputField
        label={label}
        description={
          <>
            {description} {state && <SecretNote state={state} />}
          </>
        }
        problem={formState.errors.secrets?.[name]?.message}
        id={`secret-${name}`}
        type="password"
        autoComplete="new-password"
        width={50}
        readOnly={isReadOnly}
        placeholder={state ? t('guards.secret.keep', 'Leave empty to keep it') : undefined}
        {...register(`secrets.${name}`, {
          validate: (value) => {
            if (value === '') {
              return state !== undefined || t('guards.secret.missing', 'Give the secret');
            }
            return (
              (value.length >= secretLengths[0] && value.length <= secretLengths[1]) ||
              t('guards.secret.length', 'Give from {{least}} to {{most}} characters', {
                least: secretLengths[0],
                most: secretLengths[1],
              })
            );
          },
        })}
      />
      {isReplaced && (
        <Controller
          control={control}
          name="grace"
          rules={{
            validate: (grace) =>
              graceSecondsOf(grace) !== undefined || t('guards.secret.grace-wrong', 'Give a time, or choose one'),
          }}
          render={({ field: { value, onChange } }) => (
            <GraceChoice
              label={t('guards.secret.grace', 'How long the former one still counts')}
              description={
                former &&
                t('guards.secret.grace-again', 'One that was replaced before still counts; it ends with this one.')
              }
              grace={value}
              onChange={onChange}
            />
          )}
        />
      )}
      {former && <FormerSecretNote uid={integration.uid} former={former} />}
    </Stack>
  );
}

function SecretNote({ state: { setAt, readable } }: { state: SecretState }) {
  if (!readable) {
    return (
      <strong>
        {t(
          'guards.secret.unreadable',
          'The sidecar has no key to the secret that is set, so nothing is let in: give it the key, or set the secret again.'
        )}
      </strong>
    );
  }
  return (
    <>
      {t('guards.secret.set', 'Set')} <RelativeTime at={setAt} />.
    </>
  );
}
