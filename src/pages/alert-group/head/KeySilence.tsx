import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, Stack } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { serverClock } from '../../../api/client/serverClock';
import { useEarlierGroups } from '../../../api/groupHistory';
import { useActing } from '../../../components/alert-group/actions/ActingProvider';
import { actorText } from '../../../components/alert-group/actorText';
import { GuardedButton } from '../../../components/GuardedButton';

/** Says of a group that is not silenced itself that what comes next will be, and offers to end that; renders nothing of any other. */
export function KeySilence({ group }: { group: AlertGroup }) {
  const next = useEarlierGroups(group.id).data?.pages[0]?.next;
  const acting = useActing();
  const { keySilence, state } = group;
  const isOver =
    keySilence === null || (keySilence.until !== null && Date.parse(keySilence.until) <= serverClock.now());
  // A later group says it itself.
  if (isOver || state === 'silenced' || next !== null) {
    return null;
  }
  return (
    <Stack gap={1} alignItems="center" wrap="wrap">
      <Icon name="bell-slash" />
      <span>{silentText(keySilence)}</span>
      {keySilence.reason !== null && <q>{keySilence.reason}</q>}
      <GuardedButton
        route="unsilence"
        size="sm"
        variant="secondary"
        onClick={() => void acting.act({ shown: [group] }, { action: 'unsilence' })}
      >
        {t('alert-group.key-silence.end', 'End this silence')}
      </GuardedButton>
    </Stack>
  );
}

function silentText({ by, until }: NonNullable<AlertGroup['keySilence']>): string {
  const values = { who: actorText(by), interpolation: { escapeValue: false } };
  return until === null
    ? t('alert-group.key-silence.forever', 'What comes next is silenced by {{who}}, until somebody ends it.', values)
    : t('alert-group.key-silence.until', 'What comes next is silenced by {{who}} until {{time}}.', {
        ...values,
        time: dateTimeFormat(until),
      });
}
