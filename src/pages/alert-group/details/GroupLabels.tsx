import { t } from '@grafana/i18n';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { searchLinks } from '../../../app/searchLinks';
import { Labels } from '../../../components/Labels';
import { SearchLink } from '../../../components/SearchLink';
import { Section } from '../../../components/Section';

/** The labels of a group, each a link to the groups that have it too; renders nothing if there are none. */
export function GroupLabels({ labels }: Pick<AlertGroup, 'labels'>) {
  if (Object.keys(labels).length === 0) {
    return null;
  }
  return (
    <Section title={t('alert-group.labels', 'Labels')}>
      <Labels labels={labels}>
        {({ name, value, text }) => (
          <SearchLink isQuiet to={searchLinks.label(name, value)}>
            {text}
          </SearchLink>
        )}
      </Labels>
    </Section>
  );
}
