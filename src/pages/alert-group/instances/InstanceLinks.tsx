import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, type IconName, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertInstance } from '../../../../pkg/contract/types.ts';
import { webAddress } from '../../../components/webAddress';

/** Where an alert of a delivery leads to, as icons with names. */
export function InstanceLinks({ instance }: { instance: AlertInstance }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.links}>
      {linksOf(instance).map(({ text, icon, href }) => (
        <a key={text} className={styles.link} href={href} target="_blank" rel="noopener noreferrer" title={text}>
          <Icon name={icon} aria-hidden />
          <span className="sr-only">{text}</span>
        </a>
      ))}
    </span>
  );
}

function linksOf({ links }: AlertInstance): Array<{ text: string; icon: IconName; href: string }> {
  const all: Array<{ text: string; icon: IconName; address: string | null }> = [
    { text: t('alert-group.instances.source', 'Source'), icon: 'external-link-alt', address: links.source },
    { text: t('alert-group.instances.dashboard', 'Dashboard'), icon: 'apps', address: links.dashboard },
    { text: t('alert-group.instances.panel', 'Panel'), icon: 'graph-bar', address: links.panel },
    { text: t('alert-group.instances.runbook', 'Runbook'), icon: 'book-open', address: links.runbook },
    { text: t('alert-group.instances.silence', 'Silence at the source'), icon: 'bell-slash', address: links.silence },
  ];
  return all.flatMap(({ text, icon, address }) => {
    const href = webAddress(address);
    return href === undefined ? [] : [{ text, icon, href }];
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  links: css({ display: 'flex', gap: theme.spacing(0.5), '&:empty': { display: 'none' } }),
  link: css({
    color: theme.colors.text.link,
    minWidth: theme.spacing(3),
    minHeight: theme.spacing(3),
    textAlign: 'center',
  }),
});
