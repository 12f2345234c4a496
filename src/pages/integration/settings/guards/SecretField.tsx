import { t } from '@grafana/i18n';
import { Field, Input } from '@grafana/ui';
import React from 'react';
import { useFormContext } from 'react-hook-form';
import { secretLengths, type SecretName } from '../../../../../pkg/contract/integrations/guards.ts';
import type { SecretState } from '../../../../../pkg/contract/types.ts';
import { RelativeTime } from '../../../../components/time/RelativeTime';
import type { GuardValues } from './guardValues';

interface Props {
  name: SecretName;
  label: string;
  description: string;
  /** What is known of the secret; undefined where none is set. */
  state: SecretState | undefined;
  isReadOnly: boolean;
}

/** A secret is typed once and shown never. What is left empty stays as it is. */
export function SecretField({ name, label, description, state, isReadOnly }: Props) {
  const { register, formState } = useFormContext<GuardValues>();
  const error = formState.errors.secrets?.[name];
  return (
    <Field
      noMargin
      label={label}
      description={
        <>
          {description} {state && <SecretNote state={state} />}
        </>
      }
      invalid={error !== undefined}
      error={error?.message}
    >
      <Input
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
    </Field>
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
