import { t } from '@grafana/i18n';
import { Alert, Stack } from '@grafana/ui';
import React from 'react';
import type { FormerName } from '../../../../pkg/contract/integrations/former-secrets.ts';
import type { FormerSecretState } from '../../../../pkg/contract/types.ts';
import { useEndFormerSecret, useFollowIntegration } from '../../../api/integrations';
import { GuardedButton } from '../../GuardedButton';
import { ExactTime } from '../../time/ExactTime';

interface Props {
  /** The integration. */
  uid: string;
  former: FormerSecretState;
}

/** That something was replaced and still counts: until when, who still uses it, and a button that ends it. */
export function FormerSecretNote({ uid, former }: Props) {
  useFollowIntegration(uid);
  const end = useEndFormerSecret(uid);
  const { name, hint, endsAt, uses, lastUsedAt, successorUsedAt } = former;
  const texts = getTexts(hint ?? '')[name];
  return (
    <Alert severity="info" title={texts.title}>
      <Stack direction="column" gap={1} alignItems="flex-start">
        <span>
          {t('former.ends', 'Until:')} <ExactTime at={endsAt} />
        </span>
        <span>
          {lastUsedAt === null ? (
            t('former.unused', 'Nothing has come with it since it was replaced.')
          ) : (
            <>
              {t('former.used', 'Requests that came with it: {{count}}; the last one:', { count: uses })}{' '}
              <ExactTime at={lastUsedAt} />
            </>
          )}
        </span>
        <span>
          {successorUsedAt === null ? (
            t('former.successor-unused', 'Nothing has come with the new one yet.')
          ) : (
            <>
              {t('former.successor-used', 'The last one with the new one:')} <ExactTime at={successorUsedAt} />
            </>
          )}
        </span>
        <GuardedButton
          route="endFormerSecret"
          size="sm"
          variant="secondary"
          disabled={end.isPending}
          onClick={() => end.mutate(name)}
        >
          {texts.end}
        </GuardedButton>
      </Stack>
    </Alert>
  );
}

function getTexts(hint: string): Record<FormerName, { title: string; end: string }> {
  return {
    token: {
      title: t('former.token.title', 'The former webhook URL, which ends with {{hint}}, still works', {
        hint: `…${hint}/`,
        interpolation: { escapeValue: false },
      }),
      end: t('former.token.end', 'End the former URL now'),
    },
    signature: {
      title: t('former.signature.title', 'What is signed with the former secret is still taken'),
      end: t('former.signature.end', 'End the former secret now'),
    },
    credentials: {
      title: t('former.credentials.title', 'The former credentials are still taken'),
      end: t('former.credentials.end', 'End the former credentials now'),
    },
  };
}
