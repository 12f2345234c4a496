import { t } from '@grafana/i18n';
import type { Actor } from '../../../pkg/contract/types.ts';

export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return actor.name || actor.login;
    case 'source':
      return t('alert-group.actor.source', 'the alert source');
    case 'system':
      return t('alert-group.actor.system', 'Bellhook');
  }
}
