import { t } from '@grafana/i18n';
import type { Actor } from '../../../pkg/contract/types.ts';

export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.name || actor.login;
    case 'service_account':
      return t('alert-group.actor.service-account', 'service account {{name}}', {
        name: actor.name || actor.login,
        interpolation: { escapeValue: false },
      });
    case 'maintenance':
      return t('alert-group.actor.maintenance', 'maintenance {{name}}', {
        name: actor.name,
        interpolation: { escapeValue: false },
      });
    case 'anonymous':
      return t('alert-group.actor.anonymous', 'Anonymous');
    case 'source':
      return t('alert-group.actor.source', 'the alert source');
    case 'system':
      return t('alert-group.actor.system', 'Bellhook');
  }
}
