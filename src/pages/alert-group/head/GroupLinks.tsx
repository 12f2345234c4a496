import { t } from '@grafana/i18n';
import { ClipboardButton, LinkButton } from '@grafana/ui';
import React from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { links } from '../../../app/links';
import { webAddress } from '../../../components/webAddress';
import { pageUrl } from './pageUrl';

interface Props {
  group: AlertGroup;
  /** Shows icons alone. */
  isSmall?: boolean;
}

/** Where a group comes from, and its own address to copy. */
export function GroupLinks({ group, isSmall = false }: Props) {
  const source = webAddress(group.sourceLink);
  const look = { size: isSmall ? 'sm' : 'md', variant: 'secondary', fill: isSmall ? 'text' : 'solid' } as const;
  const sourceText = t('alert-group.source', 'Open source');
  const copyText = t('alert-group.copy-link', 'Copy link');
  return (
    <>
      {source !== undefined && (
        <LinkButton
          {...look}
          href={source}
          target="_blank"
          rel="noopener noreferrer"
          icon="external-link-alt"
          tooltip={isSmall ? sourceText : undefined}
          aria-label={isSmall ? sourceText : undefined}
        >
          {!isSmall && sourceText}
        </LinkButton>
      )}
      <ClipboardButton
        {...look}
        icon="link"
        tooltip={isSmall ? copyText : undefined}
        aria-label={isSmall ? copyText : undefined}
        getText={() => pageUrl(links.alertGroup(group.id))}
      >
        {!isSmall && copyText}
      </ClipboardButton>
    </>
  );
}
