import { t } from '@grafana/i18n';
import type { Integration } from '../../../pkg/contract/types.ts';

/** Why nobody can change the integration here; undefined where no file owns it. */
export function ownedText({ provisioned, place }: Pick<Integration, 'provisioned' | 'place'>): string | undefined {
  if (!provisioned) {
    return undefined;
  }
  return place === undefined
    ? t('as-code.owned', 'A provisioning file owns this integration; change it there')
    : t('as-code.owned-at', 'A provisioning file owns this integration; change it in {{file}}, line {{line}}', {
        ...place,
        interpolation: { escapeValue: false },
      });
}
