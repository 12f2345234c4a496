import { t } from '@grafana/i18n';
import { Button, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import type { IntegrationAction } from '../../../../../pkg/contract/integrations/actions.ts';
import type { IntegrationSummary } from '../../../../../pkg/contract/types.ts';
import { type IntegrationOutcome, useActOnIntegrations } from '../../../../api/integrations';
import { MayHere } from '../../../../app/permissions';
import { GuardedButton } from '../../../../components/GuardedButton';
import { ConfirmAction } from './ConfirmAction';
import { Outcomes } from './Outcomes';
import type { Selection } from './selection';

interface Props {
  selection: Selection;
  /** Those of the list that are found. */
  found: IntegrationSummary[];
}

/** What can be done to the selected integrations, and what came of it. */
export function BulkBar({ selection: { selected, select }, found }: Props) {
  const { mutateAsync, isPending } = useActOnIntegrations();
  const [asked, setAsked] = useState<IntegrationAction>();
  const [done, setDone] = useState<{ action: IntegrationAction; outcomes: IntegrationOutcome[] }>();
  const uids = [...selected];
  const act = (action: IntegrationAction) =>
    mutateAsync({ uids, action })
      .then((outcomes) => {
        setDone({ action, outcomes });
        select(outcomes.filter(({ outcome }) => outcome === 'provisioned').map(({ uid }) => uid));
      })
      .catch(() => undefined)
      .then(() => setAsked(undefined));
  const button = (action: IntegrationAction, text: string) => (
    <GuardedButton
      route={action === 'delete' ? 'deleteIntegration' : 'updateIntegration'}
      size="sm"
      variant={action === 'delete' ? 'destructive' : 'secondary'}
      disabled={isPending}
      onClick={() => (action === 'enable' ? void act(action) : setAsked(action))}
    >
      {text}
    </GuardedButton>
  );
  return (
    <MayHere value="edit">
      <div role="toolbar" aria-label={t('integrations.bulk.label', 'Actions on the selected integrations')}>
        <Stack alignItems="center" gap={1} wrap="wrap">
          <Text color="secondary" variant="bodySmall">
            <span role="status">
              {t('integrations.bulk.selected', '{{selected}} selected', { selected: selected.size.toLocaleString() })}
            </span>
          </Text>
          {selected.size < found.length && (
            <Button size="sm" fill="text" onClick={() => select(found.map(({ uid }) => uid))}>
              {t('integrations.bulk.all', 'Select all {{found}}', { found: found.length.toLocaleString() })}
            </Button>
          )}
          {selected.size > 0 && (
            <>
              <Button size="sm" fill="text" onClick={() => select([])}>
                {t('integrations.bulk.none', 'Select nothing')}
              </Button>
              {button('enable', t('integrations.bulk.enable', 'Enable'))}
              {button('disable', t('integrations.bulk.disable', 'Disable'))}
              {button('delete', t('integrations.bulk.delete', 'Delete'))}
            </>
          )}
        </Stack>
      </div>
      {done && <Outcomes {...done} onClose={() => setDone(undefined)} />}
      <ConfirmAction action={asked} count={selected.size} onConfirm={act} onDismiss={() => setAsked(undefined)} />
    </MayHere>
  );
}
