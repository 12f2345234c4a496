import { t } from '@grafana/i18n';
import { Combobox, Field, Stack } from '@grafana/ui';
import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { grafanaSignatureHeader, windowLimits } from '../../../../../pkg/contract/integrations/guards.ts';
import type { Integration } from '../../../../../pkg/contract/types.ts';
import { InputField } from '../../../../components/form/InputField';
import { TextAreaField } from '../../../../components/form/TextAreaField';
import { useTypeGuide } from '../../../../components/integration/useTypeGuide';
import type { GuardValues } from './guardValues';
import { HmacFields } from './HmacFields';
import { getSchemeOptions } from './schemeTexts';
import { SecretField } from './SecretField';

interface Props {
  integration: Integration;
  isReadOnly: boolean;
}

/** How the sender signs. Each scheme shows what it needs, and no more. */
export function SignatureFields({ integration, isReadOnly }: Props) {
  const { control, register, watch, formState } = useFormContext<GuardValues>();
  const guide = useTypeGuide(integration.type);
  const scheme = watch('scheme');
  const timestampHeader = watch('timestampHeader');
  const isHmac = scheme === 'hmac';
  const hasHeaders = isHmac || scheme === 'grafana';
  const hasWindow = scheme === 'slack' || scheme === 'standard' || (hasHeaders && timestampHeader !== '');
  const { errors } = formState;

  return (
    <Stack direction="column" gap={2}>
      <Field
        noMargin
        htmlFor="guard-scheme"
        label={t('guards.signature', 'Signature')}
        description={t(
          'guards.signature-hint',
          'Only what is signed by who knows the secret is taken. The body is checked as it comes, before anything reads it.'
        )}
      >
        <Controller
          control={control}
          name="scheme"
          render={({ field: { value, onChange } }) => (
            <Combobox
              id="guard-scheme"
              width={50}
              options={getSchemeOptions(guide.data?.signs)}
              value={value}
              onChange={(option) => onChange(option.value)}
              disabled={isReadOnly}
            />
          )}
        />
      </Field>
      {hasHeaders && (
        <>
          <InputField
            label={t('guards.header', 'Header with the signature')}
            problem={errors.header?.message}
            id="guard-header"
            width={50}
            readOnly={isReadOnly}
            placeholder={isHmac ? undefined : grafanaSignatureHeader}
            {...register('header', {
              validate: (value) => !isHmac || value.trim() !== '' || t('guards.header-missing', 'Name the header'),
            })}
          />
          <InputField
            label={t('guards.timestamp-header', 'Header with the time')}
            description={t(
              'guards.timestamp-header-hint',
              'As the sender is set. Without one, whoever has seen a delivery can send it again.'
            )}
            id="guard-timestamp-header"
            width={50}
            readOnly={isReadOnly}
            {...register('timestampHeader')}
          />
        </>
      )}
      {isHmac && <HmacFields isReadOnly={isReadOnly} />}
      {hasWindow && (
        <InputField
          label={t('guards.window', 'The time may differ by')}
          description={t('guards.window-hint', 'Within it a delivery that was taken is not taken again.')}
          problem={errors.windowSeconds?.message}
          id="guard-window"
          inputMode="numeric"
          width={30}
          readOnly={isReadOnly}
          suffix={t('settings.seconds', 'seconds')}
          {...register('windowSeconds', {
            validate: (value) =>
              (/^\d+$/.test(value) && Number(value) >= windowLimits[0] && Number(value) <= windowLimits[1]) ||
              t('guards.window-range', 'Give a whole number from {{least}} to {{most}}', {
                least: windowLimits[0],
                most: windowLimits[1],
              }),
          })}
        />
      )}
      {scheme === 'sns' && (
        <TextAreaField
          label={t('guards.topics', 'Topics')}
          description={t(
            'guards.topics-hint',
            'ARNs of the topics that may send, one a line. None stands for any topic.'
          )}
          id="guard-topics"
          rows={2}
          readOnly={isReadOnly}
          {...register('topics')}
        />
      )}
      {scheme !== 'none' && scheme !== 'sns' && !integration.provisioned && (
        <SecretField
          name="signature"
          label={t('guards.signature-secret', 'Secret')}
          description={t(
            'guards.signature-secret-hint',
            'The same as in the tool. It is kept encrypted, and never shown.'
          )}
          integration={integration}
          isReadOnly={isReadOnly}
        />
      )}
    </Stack>
  );
}
