import { t } from '@grafana/i18n';
import { Button, Stack } from '@grafana/ui';
import React, { useState } from 'react';
import { type TemplateName, templateNames } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { notifyFailure, notifySuccess } from '../../../api/client/notify';
import { useUpdateIntegration } from '../../../api/integrations';
import { changeRoute } from '../../../components/as-code/changeRoute';
import { takeTitle, TakeToFile } from '../../../components/as-code/TakeToFile';
import { GuardedButton } from '../../../components/GuardedButton';
import { changesOf, type useDrafts } from './useDrafts';

interface Props {
  integration: Integration;
  name: TemplateName;
  drafts: ReturnType<typeof useDrafts>;
}

/** Null goes back to the default. */
type Changes = Partial<Record<TemplateName, string | null>>;

/** Saves or discards the draft of one template, or of all; those of an integration that a file owns are taken to the file. */
export function SaveButtons({ integration, name, drafts: { all, discard } }: Props) {
  const { mutate, isPending } = useUpdateIntegration(integration.uid);
  const [taken, setTaken] = useState<Changes>();
  const draft = all[name];
  const changes = changesOf(all);
  const count = Object.keys(changes).length;
  const { templates: known } = integration;
  const isOutdated = (one: TemplateName) => all[one] !== undefined && all[one].base !== known[one].template;
  const save = (templates: Changes) =>
    mutate(
      { templates, basedOn: basisOf(Object.keys(templates) as TemplateName[], known) },
      {
        onSuccess: () => {
          Object.keys(templates).forEach((saved) => discard(saved as TemplateName));
          notifySuccess(t('templates.saved', 'Template saved'));
        },
        onError: (error) => notifyFailure(t('templates.not-saved', 'The template was not saved'), error),
      }
    );
  const { provisioned } = integration;
  return (
    <Stack gap={1} wrap="wrap">
      {provisioned ? (
        <GuardedButton route="getIntegrationAsYaml" disabled={count === 0} onClick={() => setTaken(changes)}>
          {takeTitle()}
        </GuardedButton>
      ) : (
        <GuardedButton
          route="updateIntegration"
          disabled={isPending || draft === undefined}
          blockedBy={isOutdated(name) ? undecided() : undefined}
          onClick={() => draft && save({ [name]: draft.text })}
        >
          {t('templates.save', 'Save template')}
        </GuardedButton>
      )}
      {count > 1 && !provisioned && (
        <GuardedButton
          route="updateIntegration"
          variant="secondary"
          disabled={isPending}
          blockedBy={templateNames.some(isOutdated) ? undecided() : undefined}
          onClick={() => save(changes)}
        >
          {t('templates.save-all', 'Save all {{count}} drafts', { count })}
        </GuardedButton>
      )}
      {draft !== undefined && (
        <Button variant="secondary" onClick={() => discard(name)}>
          {t('templates.discard', 'Discard changes')}
        </Button>
      )}
      <GuardedButton
        route={changeRoute(integration)}
        variant="secondary"
        disabled={isPending || !integration.templates[name].customised}
        onClick={() => (provisioned ? setTaken({ ...changes, [name]: null }) : save({ [name]: null }))}
      >
        {t('templates.use-default', 'Use the default')}
      </GuardedButton>
      {taken && (
        <TakeToFile
          route="getIntegrationAsYaml"
          owned={integration}
          changes={{ templates: taken }}
          onClose={() => setTaken(undefined)}
        />
      )}
    </Stack>
  );
}

/** The texts that are saved as far as is known here, so that nobody else's is overwritten unseen; null for the default. */
function basisOf(names: readonly TemplateName[], known: Integration['templates']): Changes {
  return Object.fromEntries(names.map((name) => [name, known[name].customised ? known[name].template : null]));
}

function undecided(): string {
  return t('templates.undecided', 'Somebody else has saved it meanwhile: take that text or keep yours first.');
}
