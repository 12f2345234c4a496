import { t } from '@grafana/i18n';
import { Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { ownedText } from '../../../components/as-code/ownedText';
import { GuardedButton } from '../../../components/GuardedButton';
import { RotateTokenModal } from '../buttons/RotateTokenModal';
import { urlPlaceholder } from './placeholder';

interface Props {
  integration: Integration;
  /** The last characters of the token. */
  hint: string | undefined;
  /** Whether the URL is not known in this tab either, so that a placeholder stands for it. */
  isHint: boolean;
}

/** Says that nobody can look up the URL, what to do with the placeholder, and offers another URL. */
export function ShownOnceNote({ integration, hint, isHint }: Props) {
  const [isRotating, setRotating] = useState(false);
  const interpolation = { escapeValue: false };
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Text color="secondary">
        {t('integration.url-once', 'It was shown once, and ends with {{hint}}.', { hint, interpolation })}{' '}
        {isHint &&
          t(
            'integration.url-placeholder',
            'Put it in the place of {{placeholder}} below. If it is lost, rotate the token: the steps then show the new URL once, and the old one can work on until the tool has the new one.',
            { placeholder: urlPlaceholder, interpolation }
          )}
      </Text>
      {isHint && (
        <GuardedButton
          route="rotateToken"
          blockedBy={ownedText(integration)}
          size="sm"
          variant="secondary"
          icon="sync"
          onClick={() => setRotating(true)}
        >
          {t('integration.url-lost', 'Make a new URL')}
        </GuardedButton>
      )}
      {isRotating && <RotateTokenModal integration={integration} onClose={() => setRotating(false)} />}
    </Stack>
  );
}
