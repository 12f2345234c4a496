import { t } from '@grafana/i18n';
import { Field, Input, RadioButtonGroup } from '@grafana/ui';
import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { hmacAlgorithms, hmacEncodings } from '../../../../../pkg/contract/integrations/guards.ts';
import type { GuardValues } from './guardValues';

/** How a tool signs that has no scheme of its own. */
export function HmacFields({ isReadOnly }: { isReadOnly: boolean }) {
  const { control, register, formState } = useFormContext<GuardValues>();
  const { errors } = formState;
  return (
    <>
      <Field
        noMargin
        label={t('guards.signed', 'What is signed')}
        description={t(
          'guards.signed-hint',
          '{body} stands for the body and {timestamp} for the time; all else stands for itself.'
        )}
        invalid={errors.signed !== undefined}
        error={errors.signed?.message}
      >
        <Input
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
      </Field>
      <Field noMargin label={t('guards.algorithm', 'Algorithm')}>
        <Controller
          control={control}
          name="algorithm"
          render={({ field: { ref, ...field } }) => (
            <RadioButtonGroup
              {...field}
              disabled={isReadOnly}
              options={hmacAlgorithms.map((value) => ({ value, label: value.replace('sha', 'SHA-') }))}
            />
          )}
        />
      </Field>
      <Field noMargin label={t('guards.encoding', 'The signature is written in')}>
        <Controller
          control={control}
          name="encoding"
          render={({ field: { ref, ...field } }) => (
            <RadioButtonGroup
              {...field}
              disabled={isReadOnly}
              options={hmacEncodings.map((value) => ({ value, label: value === 'hex' ? 'Hex' : 'Base64' }))}
            />
          )}
        />
      </Field>
      <Field
        noMargin
        label={t('guards.prefix', 'Before the signature')}
        description={t('guards.prefix-hint', 'Such as sha256=; empty if there is nothing.')}
      >
        <Input id="guard-prefix" width={30} readOnly={isReadOnly} {...register('prefix')} />
      </Field>
    </>
  );
}
