import { t } from '@grafana/i18n';
import { Alert, Button, Modal, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import type { RouteReply } from '../../../../../pkg/contract/types.ts';
import { uuid } from '../../../../api/operations/uuid';
import { useReplay, useReplayDryRun, useReplayProgress } from '../../../../api/replays';
import { GuardedButton } from '../../../../components/GuardedButton';
import { QueryView } from '../../../../components/QueryView';
import { ReplayedList } from './ReplayedList';
import { isTaken } from './replayText';
import type { WantedReplay } from './wantedReplay';

interface Props {
  /** The integration. */
  uid: string;
  wanted: WantedReplay;
  /** @param isDone whether they were taken again */
  onClose: (isDone: boolean) => void;
}

/** Shows what would become of deliveries, has them taken again at a click, and then shows what has become of each. */
export function ReplayDialog({ uid, wanted, onClose }: Props) {
  const dryRun = useReplayDryRun(uid, wanted);
  const replay = useReplay(uid);
  return (
    <Modal
      isOpen
      title={
        replay.data === undefined
          ? t('deliveries.replay.ask', 'Replay deliveries')
          : t('deliveries.replay.done', 'Deliveries replayed')
      }
      onDismiss={() => onClose(replay.data !== undefined)}
    >
      {replay.data === undefined ? (
        <QueryView query={dryRun}>
          {(foreseen) => (
            <Foreseen
              uid={uid}
              foreseen={foreseen}
              operation={replay.isPending ? replay.variables.operation : undefined}
              onReplay={(operation) => replay.mutate({ ids: foreseen.items.map(({ id }) => id), operation })}
              onClose={() => onClose(false)}
            />
          )}
        </QueryView>
      ) : (
        <Stack direction="column" gap={2}>
          <Text>{countText(replay.data.items)}</Text>
          <ReplayedList items={replay.data.items} label={t('deliveries.replay.outcomes', 'What became of each')} />
          <Modal.ButtonRow>
            <Button onClick={() => onClose(true)}>{t('deliveries.replay.finish', 'Done')}</Button>
          </Modal.ButtonRow>
        </Stack>
      )}
    </Modal>
  );
}

interface ForeseenProps {
  uid: string;
  foreseen: RouteReply<'replayDeliveries'>;
  /** The replay that is under way. */
  operation: string | undefined;
  onReplay: (operation: string) => void;
  onClose: () => void;
}

function Foreseen({ uid, foreseen: { items, hasMore }, operation, onReplay, onClose }: ForeseenProps) {
  const [name] = useState(uuid);
  const canBeTaken = items.filter(({ outcome }) => isTaken(outcome)).length;
  return (
    <Stack direction="column" gap={2}>
      <Text>
        {t(
          'deliveries.replay.body',
          'They are processed again as if they came now, with the current templates. One that was accepted before makes another alert.'
        )}
      </Text>
      {hasMore && (
        <Alert
          severity="info"
          title={t('deliveries.replay.more', 'Only the newest {{limit}} are taken at once', { limit: items.length })}
        />
      )}
      {items.length === 0 ? (
        <Text color="secondary">{t('deliveries.replay.none', 'There is no such delivery any more.')}</Text>
      ) : (
        <ReplayedList items={items} label={t('deliveries.replay.foreseen', 'What would become of each now')} />
      )}
      {operation !== undefined && <Progress uid={uid} operation={operation} />}
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onClose}>
          {t('deliveries.replay.cancel', 'Cancel')}
        </Button>
        <GuardedButton
          route="replayDeliveries"
          disabled={canBeTaken === 0 || operation !== undefined}
          onClick={() => onReplay(name)}
        >
          {t('deliveries.replay.confirm', 'Replay {{count}}', { count: canBeTaken })}
        </GuardedButton>
      </Modal.ButtonRow>
    </Stack>
  );
}

function Progress({ uid, operation }: { uid: string; operation: string }) {
  const { data } = useReplayProgress(uid, operation);
  const { done = 0, total = null } = data ?? {};
  const text = t('deliveries.replay.progress', '{{done}} deliveries done', { done });
  return (
    <div role="status">
      {text} <progress value={total === null ? undefined : done} max={total ?? undefined} aria-label={text} />
    </div>
  );
}

function countText(items: RouteReply<'replayDeliveries'>['items']): string {
  const taken = items.filter(({ outcome }) => isTaken(outcome)).length;
  return t('deliveries.replay.count', '{{taken}} of {{all}} were taken.', { taken, all: items.length });
}
