import { t } from '@grafana/i18n';
import { Stack } from '@grafana/ui';
import React from 'react';
import { useFormContext } from 'react-hook-form';
import { isNetwork } from '../../../../../pkg/contract/integrations/network.ts';
import type { Integration } from '../../../../../pkg/contract/types.ts';
import { ChoiceField } from '../../../../components/form/ChoiceField';
import { InputField } from '../../../../components/form/InputField';
import { TextAreaField } from '../../../../components/form/TextAreaField';
import { type GuardValues, linesOf } from './guardValues';
import { SecretField } from './SecretField';

interface Props {
  integration: Integration;
  isReadOnly: boolean;
}

/** Who the sender is: what it logs in with, where it is, and which pages may send. */
export function SenderFields({ integration, isReadOnly }: Props) {
  const { control, register, watch, formState } = useFormContext<GuardValues>();
  const credentials = watch('credentials');
  const { errors } = formState;
  return (
    <Stack direction="column" gap={2}>
      <ChoiceField
        label={t('guards.credentials', 'Credentials')}
        description={t('guards.credentials-hint', 'What the sender has to give in the header Authorization.')}
        control={control}
        name="credentials"
        disabled={isReadOnly}
        options={[
          { value: 'none', label: t('guards.credentials-none', 'None') },
          { value: 'basic', label: t('guards.credentials-basic', 'User and password') },
          { value: 'bearer', label: t('guards.credentials-bearer', 'Bearer token') },
        ]}
      />
      {credentials === 'basic' && (
        <InputField
          label={t('guards.user', 'User')}
          problem={errors.user?.message}
          id="guard-user"
          width={50}
          autoComplete="off"
          readOnly={isReadOnly}
          {...register('user', {
            validate: (value) => /^[^:]+$/.test(value.trim()) || t('guards.user-wrong', 'Give a name without a colon'),
          })}
        />
      )}
      {credentials !== 'none' && !integration.provisioned && (
        <SecretField
          name="credentials"
          label={credentials === 'basic' ? t('guards.password', 'Password') : t('guards.bearer-token', 'Bearer token')}
          description={t('guards.credentials-secret-hint', 'It is kept encrypted, and never shown.')}
          integration={integration}
          isReadOnly={isReadOnly}
        />
      )}
      <TextAreaField
        label={t('guards.networks', 'Networks')}
        description={t(
          'guards.networks-hint',
          'Addresses and networks from which alerts may come, one a line, such as 192.0.2.0/24 or 2001:db8::/32. None stands for all.'
        )}
        problem={errors.networks?.message}
        id="guard-networks"
        rows={2}
        readOnly={isReadOnly}
        {...register('networks', {
          validate: (value) => {
            const wrong = linesOf(value).find((line) => !isNetwork(line));
            return (
              wrong === undefined ||
              t('guards.network-wrong', '{{text}} is no address and no network', {
                text: wrong,
                interpolation: { escapeValue: false },
              })
            );
          },
        })}
      />
      <TextAreaField
        label={t('guards.origins', 'Pages that may send')}
        description={t(
          'guards.origins-hint',
          'Origins of web pages whose forms and scripts may send, one a line, such as https://status.example.com. Senders that are no pages are not concerned.'
        )}
        problem={errors.origins?.message}
        id="guard-origins"
        rows={2}
        readOnly={isReadOnly}
        {...register('origins', {
          validate: (value) => {
            const wrong = linesOf(value).find((line) => !/^https?:\/\/[^/\s]+$/i.test(line));
            return (
              wrong === undefined ||
              t('guards.origin-wrong', '{{text}} is no origin; it has a scheme and a host, and no path', {
                text: wrong,
                interpolation: { escapeValue: false },
              })
            );
          },
        })}
      />
    </Stack>
  );
}
