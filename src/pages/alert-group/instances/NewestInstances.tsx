import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { AlertGroup, AlertInstance } from '../../../../pkg/contract/types.ts';
import { instancesText } from '../../../components/alert-group/instancesText';
import { Section } from '../../../components/Section';
import { InstanceItem } from './InstanceItem';

/** How many are shown before somebody asks for all. */
const shownAtFirst = 8;

/** The alerts in the newest delivery, firing ones first; renders nothing if there were none. */
export function NewestInstances({ group }: { group: AlertGroup }) {
  const styles = useStyles2(getStyles);
  const [isWhole, setWhole] = useState(false);
  if (group.newestInstances === null) {
    return null;
  }
  const { items, listed, truncated } = group.newestInstances;
  const shown = isWhole ? items : items.slice(0, shownAtFirst);
  const unlisted = listed - items.length;
  const hasOwnTexts = differ(items);
  return (
    <Section
      title={t('alert-group.instances.title', 'In the newest delivery')}
      action={<Text color="secondary">{instancesText(group) ?? ''}</Text>}
    >
      <ul className={styles.list}>
        {shown.map((instance, i) => (
          <InstanceItem key={i} instance={instance} hasOwnTexts={hasOwnTexts} />
        ))}
      </ul>
      <Stack gap={1} wrap="wrap" alignItems="center">
        {shown.length < items.length && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => setWhole(true)}>
            {t('alert-group.instances.show-all', 'Show all {{count}}', { count: items.length })}
          </Button>
        )}
        {unlisted > 0 && (
          <Text color="secondary">
            {t('alert-group.instances.unlisted', '{{count}} more are in the payload', { count: unlisted })}
          </Text>
        )}
        {truncated > 0 && (
          <Text color="secondary">
            {t('alert-group.instances.truncated', '{{count}} more were left out by the sender', { count: truncated })}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

/** Whether the alerts say different things; where all say the same, the group's message says it too. */
function differ(instances: readonly AlertInstance[]): boolean {
  return instances.some(
    ({ summary, description }) => summary !== instances[0]?.summary || description !== instances[0].description
  );
}

const getStyles = () => ({ list: css({ margin: 0, padding: 0, listStyle: 'none' }) });
