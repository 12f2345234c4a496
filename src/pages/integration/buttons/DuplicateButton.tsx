import { t } from '@grafana/i18n';
import { useMutation } from '@tanstack/react-query';
import React from 'react';
import { useNavigate } from 'react-router-dom';
import { neededSecrets, withoutSecrets } from '../../../../pkg/contract/integrations/guards.ts';
import { templateNames } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { notifyFailure, notifySuccess } from '../../../api/client/notify';
import { useCreateIntegration, useReadNames } from '../../../api/integrations';
import { links } from '../../../app/links';
import { GuardedButton } from '../../../components/GuardedButton';
import { freeName } from '../../../components/integration/freeName';

/**
 * Creates an integration with the same type, settings and templates, under a name and with a URL of its own, and opens it. Guards that
 * need a secret are off in the copy, because nobody can read the secret.
 */
export function DuplicateButton({ integration }: { integration: Integration }) {
  const navigate = useNavigate();
  const readNames = useReadNames();
  const { mutateAsync: create } = useCreateIntegration();
  const { mutate: duplicate, isPending } = useMutation({
    mutationFn: async () => create({ ...copyOf(integration), name: nameOfCopy(integration.name, await readNames()) }),
    onSuccess: ({ uid }) => {
      notifySuccess(
        neededSecrets(integration.settings.guards).length === 0
          ? t('integration.duplicate.done', 'This is the copy; it has a webhook URL of its own')
          : t(
              'integration.duplicate.done-unguarded',
              'This is the copy; it has a webhook URL of its own, and its guards need their secrets again'
            )
      );
      navigate(links.integration(uid));
    },
    onError: (error) => notifyFailure(t('integration.duplicate.failed', 'The integration was not duplicated'), error),
  });
  return (
    <GuardedButton
      route="createIntegration"
      variant="secondary"
      icon="copy"
      disabled={isPending}
      onClick={() => duplicate()}
    >
      {t('integration.duplicate.button', 'Duplicate')}
    </GuardedButton>
  );
}

function copyOf({ type, description, settings, templates }: Integration) {
  const own = templateNames.filter((name) => templates[name].customised);
  return {
    type,
    description,
    settings: { ...settings, guards: withoutSecrets(settings.guards) },
    templates: Object.fromEntries(own.map((name) => [name, templates[name].template])),
  };
}

function nameOfCopy(name: string, taken: string[]): string {
  return freeName(name, taken, t('integration.duplicate.suffix', ' (copy)'));
}
