import { t } from '@grafana/i18n';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { neededSecrets, withoutSecrets } from '../../../pkg/contract/integrations/guards.ts';
import { templateNames } from '../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../pkg/contract/types.ts';
import { notifyFailure, notifySuccess } from '../../api/client/notify';
import { useCreateIntegration, useReadIntegration, useReadNames } from '../../api/integrations';
import { links } from '../../app/links';
import { freeName } from './freeName';

/**
 * Creates an integration with the same type, settings and templates, under a name and with a URL of its own, and opens it; `mutate` takes
 * the uid of the one that is duplicated. Guards that need a secret are off in the copy, because nobody can read the secret.
 */
export function useDuplicate() {
  const navigate = useNavigate();
  const readIntegration = useReadIntegration();
  const readNames = useReadNames();
  const { mutateAsync: create } = useCreateIntegration();
  return useMutation({
    mutationFn: async (uid: string) => {
      const integration = await readIntegration(uid);
      const copy = await create({ ...copyOf(integration), name: nameOfCopy(integration.name, await readNames()) });
      return { copy, isUnguarded: neededSecrets(integration.settings.guards).length > 0 };
    },
    onSuccess: ({ copy, isUnguarded }) => {
      notifySuccess(
        isUnguarded
          ? t(
              'integration.duplicate.done-unguarded',
              'This is the copy; it has a webhook URL of its own, and its guards need their secrets again'
            )
          : t('integration.duplicate.done', 'This is the copy; it has a webhook URL of its own')
      );
      navigate(links.integration(copy.uid));
    },
    onError: (error) => notifyFailure(t('integration.duplicate.failed', 'The integration was not duplicated'), error),
  });
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
