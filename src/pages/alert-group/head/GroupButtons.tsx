import { t } from '@grafana/i18n';
import { ClipboardButton, LinkButton, Stack } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { GroupActions } from '../../../components/alert-group/actions/GroupActions';
import type { Place } from '../place';
import { webAddress } from '../webAddress';
import { pageUrl } from './pageUrl';

/** What one can do with a group: act on it, go to its source, copy its address. */
export function GroupButtons({ group, place }: { group: AlertGroup; place: Place }) {
  const size = place === 'page' ? 'md' : 'sm';
  const source = webAddress(group.sourceLink);
  return (
    <Stack gap={1} wrap="wrap">
      <GroupActions group={group} size={size} />
      {source !== undefined && (
        <LinkButton
          href={source}
          target="_blank"
          rel="noopener noreferrer"
          size={size}
          variant="secondary"
          icon="external-link-alt"
        >
          {t('alert-group.source', 'Open source')}
        </LinkButton>
      )}
      <ClipboardButton size={size} variant="secondary" icon="link" getText={() => pageUrl(links.alertGroup(group.id))}>
        {t('alert-group.copy-link', 'Copy link')}
      </ClipboardButton>
    </Stack>
  );
}
