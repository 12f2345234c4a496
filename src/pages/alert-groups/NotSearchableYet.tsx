import { t } from '@grafana/i18n';
import { Text } from '@grafana/ui';
import React from 'react';

/** Says that a search lacks groups which are not in the index yet. @param groups how many */
export function NotSearchableYet({ groups }: { groups: number }) {
  return (
    groups > 0 && (
      <div role="status">
        <Text variant="bodySmall" color="warning">
          {t(
            'alert-groups.not-searchable-yet',
            'Some may be missing: after the upgrade Bellhook still reads older groups, of which {{number}} cannot be found by words, labels and keys yet.',
            { number: groups.toLocaleString() }
          )}
        </Text>
      </div>
    )
  );
}
