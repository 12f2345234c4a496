import { t } from '@grafana/i18n';
import type { FilePlace } from '../../../pkg/contract/types.ts';

/** What a provisioning file may own. */
export interface Owned {
  readonly provisioned: boolean;
  /** Where it says so, for those who may know. */
  readonly place?: FilePlace | undefined;
}

/** Why nobody can change it here; undefined where no file owns it. */
export function ownedText({ provisioned, place }: Owned): string | undefined {
  if (!provisioned) {
    return undefined;
  }
  return place === undefined
    ? t('as-code.owned', 'A provisioning file owns it; change it there')
    : t('as-code.owned-at', 'A provisioning file owns it; change it in {{file}}, line {{line}}', {
        ...place,
        interpolation: { escapeValue: false },
      });
}
