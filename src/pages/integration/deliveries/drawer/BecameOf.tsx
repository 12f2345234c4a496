import { t } from '@grafana/i18n';
import { Alert, Stack, Text, TextLink } from '@grafana/ui';
import React from 'react';
import { webhookErrors } from '../../../../../pkg/contract/errors.ts';
import type { Delivery } from '../../../../../pkg/contract/types.ts';
import { links } from '../../../../app/links';
import { GroupLink } from '../../../../components/alert-group/GroupLink';
import { OutcomeBadge } from '../../../../components/integration/OutcomeBadge';
import { mendingOf } from './mending';

interface Props {
  /** The integration. */
  uid: string;
  delivery: Delivery;
}

/** What became of a delivery and why, with the way to mend it where it was refused. */
export function BecameOf({ uid, delivery }: Props) {
  const { outcome, detail, alertGroupId, alertGroupNumber, title, split } = delivery;
  const reason = reasonOf(outcome);
  if (reason !== undefined) {
    const mending = mendingOf(outcome);
    return (
      <Alert severity="warning" title={reason} role="status">
        <Stack direction="column" gap={1}>
          {detail !== null && <bdi>{detail}</bdi>}
          {mending && <TextLink href={links.integration(uid, mending.tab)}>{mending.text}</TextLink>}
        </Stack>
      </Alert>
    );
  }
  return (
    <Stack direction="column" gap={1}>
      <Stack alignItems="center" gap={1} wrap="wrap">
        <OutcomeBadge outcome={outcome} />
        {alertGroupId !== null && alertGroupNumber !== null && (
          <span>
            <GroupLink id={alertGroupId} number={alertGroupNumber} /> <bdi>{title}</bdi>
          </span>
        )}
      </Stack>
      {split !== null && <Split split={split} />}
      {detail !== null && (
        <Text color="secondary">
          <bdi>{detail}</bdi>
        </Text>
      )}
      <Explained delivery={delivery} />
    </Stack>
  );
}

function Split({ split: { alerts, kept, alertGroups } }: { split: NonNullable<Delivery['split']> }) {
  return (
    <Stack alignItems="center" gap={1} wrap="wrap">
      {t('deliveries.became.split', 'It was split into {{alerts}} alerts, of which {{kept}} are kept:', {
        alerts,
        kept,
      })}
      {alertGroups.map(({ id, number }) => (
        <GroupLink key={id} id={id} number={number} />
      ))}
    </Stack>
  );
}

/** Why it was refused, and what its sender can do. */
function reasonOf(outcome: string): string | undefined {
  return outcome in webhookErrors ? webhookErrors[outcome as keyof typeof webhookErrors].message : undefined;
}

function Explained({ delivery: { outcome, alertGroupId } }: Pick<Props, 'delivery'>) {
  const text = explanation(outcome, alertGroupId);
  return text !== null && <Text color="secondary">{text}</Text>;
}

function explanation(outcome: string, alertGroupId: string | null): string | null {
  switch (outcome) {
    case 'duplicate':
      return t(
        'deliveries.became.duplicate',
        'The same delivery had come before, so it was not stored again. Its sender was answered as then.'
      );
    case 'nothing_to_resolve':
      return t(
        'deliveries.became.nothing',
        'It says that something is over, and no alert group with its key was open. It opened nothing, and its payload is not kept.'
      );
    default:
      return alertGroupId === null ? t('deliveries.became.gone', 'Its alert is not kept any more.') : null;
  }
}
