import { t } from '@grafana/i18n';
import React from 'react';
import { useFormContext } from 'react-hook-form';
import { hmacAlgorithms, hmacEncodings } from '../../../../../pkg/contract/integrations/guards.ts';
import { ChoiceField } from '../../../../components/form/ChoiceField';
import { InputField } from '../../../../components/form/InputField';
import type { GuardValues } from './guardValues';

/** How a tool signs that has no scheme of its own. */
export function HmacFields({ isReadOnly }: { isReadOnly: boolean }) {
  const { control, register, formState } = useFormContext<GuardValues>();
  const { errors } = formState;
  return (
    <>
      <InputField
        label={t('guards.signed', 'What is signed')}
        description={t(
          'guards.signed-hint',
          '{body} stands for the body and {timestamp} for the time; all else stands for itself.'
        )}
        problem={errors.signed?.message}
        id="guard-signed"
        width={50}
        readOnly={isReadOnly}
        {...register('signed', {
          validate: (value, values) =>
            (value.split('{body}').length === 2 &&
              value.includes('{timestamp}') === (values.timestampHeader.trim() !== '')) ||
            t(
              'guards.signed-wrong',
              'It must have {body} once, and {timestamp} if there is a header with the time, and only then'
            ),
        })}
      />
      <ChoiceField
        label={t('guards.algorithm', 'Algorithm')}
        control={control}
        name="algorithm"
        disabled={isReadOnly}
        options={hmacAlgorithms.map((value) => ({ value, label: value.replace('sha', 'SHA-') }))}
      />
      <ChoiceField
        label={t('guards.encoding', 'The signature is written in')}
        control={control}
        name="encoding"
        disabled={isReadOnly}
        options={hmacEncodings.map((value) => ({ value, label: value === 'hex' ? 'Hex' : 'Base64' }))}
      />
      <InputField
        label={t('guards.prefix', 'Before the signature')}
        description={t('guards.prefix-hint', 'Such as sha256=; empty if there is nothing.')}
        id="guard-prefix"
        width={30}
        readOnly={isReadOnly}
        {...register('prefix')}
      />
    </>
  );
}
