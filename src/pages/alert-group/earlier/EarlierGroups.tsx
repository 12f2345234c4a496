import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React, { useState } from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { useEarlierGroups } from '../../../api/groupHistory';
import { Section } from '../../../components/Section';
import { ShowOlder } from '../../../components/ShowOlder';
import { EarlierList } from './EarlierList';
import { earlierText } from './earlierText';

/** The groups that the key had before this one: how often, how long, how the last ended; renders nothing if there were none. */
export function EarlierGroups({ group }: { group: AlertGroup }) {
  const [isListed, setListed] = useState(false);
  const query = useEarlierGroups(group.id);
  const pages = query.data?.pages ?? [];
  const groups = pages.flatMap(({ items }) => items);
  const [first] = pages;
  const [last] = groups;
  if (first === undefined || last === undefined) {
    return null;
  }
  return (
    <Section title={t('alert-group.earlier.title', 'Earlier with this key')}>
      <div>
        <bdi>{earlierText(first.count30Days, first.medianMinutes, last)}</bdi>{' '}
        <Button size="sm" variant="secondary" fill="text" aria-expanded={isListed} onClick={() => setListed(!isListed)}>
          {isListed ? t('alert-group.earlier.hide', 'Hide') : t('alert-group.earlier.show', 'Show')}
        </Button>
      </div>
      {isListed && (
        <>
          <EarlierList groups={groups} />
          <ShowOlder query={query} label={t('alert-group.earlier.older', 'Show older alert groups')} />
        </>
      )}
    </Section>
  );
}
