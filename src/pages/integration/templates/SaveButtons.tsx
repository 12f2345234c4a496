import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import React from 'react';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { notifyFailure, notifySuccess } from '../../../api/client/notify';
import { useUpdateIntegration } from '../../../api/integrations';
import { GuardedButton } from '../../../components/GuardedButton';
import { changesOf, type useDrafts } from './useDrafts';

interface Props {
  integration: Integration;
  name: TemplateName;
  drafts: ReturnType<typeof useDrafts>;
}

/** Saves or discards the draft of one template, or of all. */
export function SaveButtons({ integration, name, drafts: { all, discard } }: Props) {
  const { mutate, isPending } = useUpdateIntegration(integration.uid);
  const draft = all[name];
  const changes = changesOf(all);
  const count = Object.keys(changes).length;
  const save = (templates: Partial<Record<TemplateName, string | null>>) =>
    mutate(
      { templates },
      {
        onSuccess: () => {
          Object.keys(templates).forEach((saved) => discard(saved as TemplateName));
          notifySuccess(t('templates.saved', 'Template saved'));
        },
        onError: (error) => notifyFailure(t('templates.not-saved', 'The template was not saved'), error),
      }
    );
  const guard = {
    route: 'updateIntegration',
    blockedBy: integration.provisioned
      ? t('templates.provisioned', 'A provisioning file owns this integration; change it there')
      : undefined,
  } as const;
  return (
    <Stack gap={1} wrap="wrap">
      <GuardedButton
        {...guard}
        disabled={isPending || draft === undefined}
        onClick={() => draft && save({ [name]: draft.text })}
      >
        {t('templates.save', 'Save template')}
      </GuardedButton>
      {count > 1 && (
        <GuardedButton {...guard} variant="secondary" disabled={isPending} onClick={() => save(changes)}>
          {t('templates.save-all', 'Save all {{count}} drafts', { count })}
        </GuardedButton>
      )}
      {draft !== undefined && (
        <Button variant="secondary" onClick={() => discard(name)}>
          {t('templates.discard', 'Discard changes')}
        </Button>
      )}
      <GuardedButton
        {...guard}
        variant="secondary"
        disabled={isPending || !integration.templates[name].customised}
        onClick={() => save({ [name]: null })}
      >
        {t('templates.use-default', 'Use the default')}
      </GuardedButton>
    </Stack>
  );
}
