import { t } from '@grafana/i18n';
import { Drawer, LoadingPlaceholder, Stack, TextLink } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';
import type { DeliveryDetails } from '../../../../../pkg/contract/types.ts';
import { useDelivery } from '../../../../api/deliveries';
import { links } from '../../../../app/links';
import { useMay } from '../../../../app/permissions';
import { GuardedButton } from '../../../../components/GuardedButton';
import { QueryView } from '../../../../components/QueryView';
import { Section } from '../../../../components/Section';
import { notReplayable } from '../notReplayable';
import { BecameOf } from './BecameOf';
import { ReceivedBody } from './ReceivedBody';
import { SentRequest } from './SentRequest';

const Explanation = lazy(() =>
  import('../../../alert-group/explain/Explanation').then((explain) => ({ default: explain.Explanation }))
);

interface Props {
  /** The integration. */
  uid: string;
  /** The delivery. */
  id: string;
  onReplay: (id: string) => void;
  onClose: () => void;
}

/** A delivery with all that is kept of it: what became of it and why, how it was sent, and what the templates made of it. */
export function DeliveryDrawer({ uid, id, onReplay, onClose }: Props) {
  const may = useMay();
  const query = useDelivery(uid, id);
  return (
    <Drawer title={t('deliveries.drawer.title', 'Delivery {{id}}', { id })} size="md" onClose={onClose}>
      <QueryView query={query}>
        {(delivery) => (
          <Stack direction="column" gap={3}>
            <BecameOf uid={uid} delivery={delivery} />
            <Stack gap={1} wrap="wrap" alignItems="center">
              <GuardedButton
                route="replayDeliveries"
                variant="secondary"
                icon="repeat"
                blockedBy={delivery.replayable ? undefined : notReplayable()}
                onClick={() => onReplay(id)}
              >
                {t('deliveries.replay.button', 'Replay')}
              </GuardedButton>
              {may('previewTemplates') && (delivery.payload ?? delivery.body ?? '') !== '' && (
                <TextLink href={links.templatesOn(uid, 'delivery', id)}>
                  {t('deliveries.drawer.templates', 'Try the templates on it')}
                </TextLink>
              )}
            </Stack>
            <Section title={t('deliveries.drawer.request', 'Request')}>
              <SentRequest delivery={delivery} />
            </Section>
            <Section title={t('deliveries.drawer.body', 'Body as received')}>
              <ReceivedBody uid={uid} delivery={delivery} />
            </Section>
            <Made delivery={delivery} />
          </Stack>
        )}
      </QueryView>
    </Drawer>
  );
}

function Made({ delivery: { alertId, alertGroupId, outcome } }: { delivery: DeliveryDetails }) {
  if (alertId === null || alertGroupId === null || outcome === 'duplicate') {
    return null;
  }
  return (
    <Section title={t('deliveries.drawer.made', 'What the templates make of it')}>
      <Suspense fallback={<LoadingPlaceholder text={t('components.query-view.loading', 'Loading…')} />}>
        <Explanation groupId={alertGroupId} alertId={alertId} />
      </Suspense>
    </Section>
  );
}
