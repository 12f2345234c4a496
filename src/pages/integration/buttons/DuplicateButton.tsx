import { t } from '@grafana/i18n';
import { useMutation } from '@tanstack/react-query';
import React from 'react';
import { useNavigate } from 'react-router-dom';
import { templateNames } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { notifyFailure, notifySuccess } from '../../../api/client/notify';
import { useCreateIntegration, useReadNames } from '../../../api/integrations';
import { links } from '../../../app/links';
import { GuardedButton } from '../../../components/GuardedButton';
import { freeName } from '../../../components/integration/freeName';

/** Creates an integration with the same type, settings and templates, under a name and with a URL of its own, and opens it. */
export function DuplicateButton({ integration }: { integration: Integration }) {
  const navigate = useNavigate();
  const readNames = useReadNames();
  const { mutateAsync: create } = useCreateIntegration();
  const { mutate: duplicate, isPending } = useMutation({
    mutationFn: async () => create({ ...copyOf(integration), name: nameOfCopy(integration.name, await readNames()) }),
    onSuccess: ({ uid }) => {
      notifySuccess(t('integration.duplicate.done', 'This is the copy; it has a webhook URL of its own'));
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
    settings,
    templates: Object.fromEntries(own.map((name) => [name, templates[name].template])),
  };
}

function nameOfCopy(name: string, taken: string[]): string {
  return freeName(name, taken, t('integration.duplicate.suffix', ' (copy)'));
}
