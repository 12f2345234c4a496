import { t } from '@grafana/i18n';
import React from 'react';
import { useNavigate } from 'react-router-dom';
import { nameLimit } from '../../../../pkg/contract/limits.ts';
import { templateNames } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { notifyFailure, notifySuccess } from '../../../api/client/notify';
import { useCreateIntegration } from '../../../api/integrations';
import { links } from '../../../app/links';
import { GuardedButton } from '../../../components/GuardedButton';

/** Creates an integration with the same type, settings and templates, and a URL of its own, and opens it. */
export function DuplicateButton({ integration }: { integration: Integration }) {
  const navigate = useNavigate();
  const { mutate, isPending } = useCreateIntegration();
  const { type, description, settings, templates } = integration;
  const suffix = t('integration.duplicate.suffix', ' (copy)');
  const duplicate = () =>
    mutate(
      {
        name: `${integration.name.slice(0, nameLimit - suffix.length)}${suffix}`,
        type,
        description,
        settings,
        templates: Object.fromEntries(
          templateNames.filter((name) => templates[name].customised).map((name) => [name, templates[name].template])
        ),
      },
      {
        onSuccess: ({ uid }) => {
          notifySuccess(t('integration.duplicate.done', 'This is the copy; it has a webhook URL of its own'));
          navigate(links.integration(uid));
        },
        onError: (error) =>
          notifyFailure(t('integration.duplicate.failed', 'The integration was not duplicated'), error),
      }
    );
  return (
    <GuardedButton route="createIntegration" variant="secondary" icon="copy" disabled={isPending} onClick={duplicate}>
      {t('integration.duplicate.button', 'Duplicate')}
    </GuardedButton>
  );
}
