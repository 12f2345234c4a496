import { t } from '@grafana/i18n';
import { Button, Stack, Text, TextLink } from '@grafana/ui';
import React, { useId, useState } from 'react';
import { useSendTest } from '../../../api/deliveries';
import { links } from '../../../app/links';
import { TextAreaField } from '../../../components/form/TextAreaField';
import { GuardedButton } from '../../../components/GuardedButton';
import { TestGroups } from './TestGroups';

interface Props {
  /** The integration. */
  uid: string;
  firing: object;
  resolving: object | undefined;
}

/** Sends the examples of the type, or a payload of one's own, down the path of a delivery, and leads to what became of them. */
export function SendTest({ uid, firing, resolving }: Props) {
  const { mutate, isPending, data } = useSendTest(uid);
  const [own, setOwn] = useState<string>();
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
        {own === undefined && (
          <Button variant="secondary" fill="text" onClick={() => setOwn(JSON.stringify(firing, null, 2))}>
            {t('integration.test.own', 'Send your own')}
          </Button>
        )}
        {typeof data?.alertGroupId === 'string' && (
          <TextLink href={links.alertGroup(data.alertGroupId)}>
            {t('integration.test.group', 'Show the alert group')}
          </TextLink>
        )}
      </Stack>
      {own !== undefined && (
        <OwnPayload text={own} isPending={isPending} onChange={setOwn} onSend={() => mutate(own)} />
      )}
      <Text color="secondary" variant="bodySmall">
        {t(
          'integration.test.hint',
          'They go the way of a real delivery, which says that it was a test. Their groups are marked as tests, and never mix with those of real alerts.'
        )}
      </Text>
      <TestGroups uid={uid} />
    </Stack>
  );
}

interface OwnProps {
  text: string;
  isPending: boolean;
  onChange: (text: string) => void;
  onSend: () => void;
}

function OwnPayload({ text, isPending, onChange, onSend }: OwnProps) {
  const id = useId();
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <TextAreaField
        label={t('integration.test.payload', 'Payload to send')}
        id={id}
        rows={10}
        dir="ltr"
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <GuardedButton route="sendTest" variant="secondary" disabled={isPending || text.trim() === ''} onClick={onSend}>
        {t('integration.test.send-own', 'Send this payload')}
      </GuardedButton>
    </Stack>
  );
}
