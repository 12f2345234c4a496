import { t } from '@grafana/i18n';
import { Stack, Text, TextLink } from '@grafana/ui';
import React from 'react';
import { useSendTest } from '../../../api/deliveries';
import { links } from '../../../app/links';
import { GuardedButton } from '../../../components/GuardedButton';

interface Props {
  /** The integration. */
  uid: string;
  firing: object;
  resolving: object | undefined;
}

/** Sends the examples of the type down the path of a delivery, and leads to what became of them. */
export function SendTest({ uid, firing, resolving }: Props) {
  const { mutate, isPending, data } = useSendTest(uid);
  const send = (payload: object) => mutate(JSON.stringify(payload));
  return (
    <Stack direction="column" gap={1}>
      <Stack alignItems="center" gap={1} wrap="wrap">
        <GuardedButton route="sendTest" variant="secondary" disabled={isPending} onClick={() => send(firing)}>
          {t('integration.test.fire', 'Send an example alert')}
        </GuardedButton>
        {resolving !== undefined && (
          <GuardedButton route="sendTest" variant="secondary" disabled={isPending} onClick={() => send(resolving)}>
            {t('integration.test.resolve', 'Send its recovery')}
          </GuardedButton>
        )}
        {typeof data?.alertGroupId === 'string' && (
          <TextLink href={links.alertGroup(data.alertGroupId)}>
            {t('integration.test.group', 'Show the alert group')}
          </TextLink>
        )}
      </Stack>
      <Text color="secondary" variant="bodySmall">
        {t('integration.test.hint', 'They go the way of a real delivery, which says that it was a test.')}
      </Text>
    </Stack>
  );
}
