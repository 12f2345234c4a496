import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Badge, TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertInstance } from '../../../../pkg/contract/types.ts';
import { Labels } from '../../../components/Labels';
import { ExactTime } from '../../../components/time/ExactTime';
import { webAddress } from '../webAddress';

/** One alert of a delivery; struck through once it has ended. */
export function InstanceItem({ instance }: { instance: AlertInstance }) {
  const styles = useStyles2(getStyles);
  const { state, summary, description, labels, values, startsAt, endsAt } = instance;
  const isOver = state === 'resolved';
  const Wording = isOver ? 's' : 'span';
  return (
    <div className={styles.item}>
      <div className={styles.line}>
        {isOver ? (
          <Badge color="green" text={t('alert-group.instances.resolved', 'Resolved')} />
        ) : (
          <Badge color="red" text={t('alert-group.instances.firing', 'Fires')} />
        )}
        {summary !== null && (
          <Wording className={cx(styles.text, isOver && styles.over)}>
            <bdi>{summary}</bdi>
          </Wording>
        )}
        <span className={styles.time}>
          <Times startsAt={startsAt} endsAt={endsAt} />
        </span>
      </div>
      {description !== null && (
        <Wording className={cx(styles.text, styles.lines, isOver && styles.over)}>
          <bdi>{description}</bdi>
        </Wording>
      )}
      {Object.keys(labels).length > 0 && <Labels labels={labels} />}
      {values !== null && <bdi className={styles.text}>{values}</bdi>}
      <div className={styles.line}>
        {linksOf(instance).map(({ text, href }) => (
          <TextLink key={text} href={href} external variant="bodySmall">
            {text}
          </TextLink>
        ))}
      </div>
    </div>
  );
}

function Times({ startsAt, endsAt }: Pick<AlertInstance, 'startsAt' | 'endsAt'>) {
  return (
    <>
      {startsAt !== null && (
        <>
          {t('alert-group.instances.since', 'since')} <ExactTime at={startsAt} />
        </>
      )}
      {endsAt !== null && (
        <>
          {startsAt !== null && ', '}
          {t('alert-group.instances.until', 'until')} <ExactTime at={endsAt} />
        </>
      )}
    </>
  );
}

function linksOf({ links }: AlertInstance): Array<{ text: string; href: string }> {
  return [
    { text: t('alert-group.instances.source', 'Source'), address: links.source },
    { text: t('alert-group.instances.dashboard', 'Dashboard'), address: links.dashboard },
    { text: t('alert-group.instances.panel', 'Panel'), address: links.panel },
    { text: t('alert-group.instances.runbook', 'Runbook'), address: links.runbook },
    { text: t('alert-group.instances.silence', 'Silence at the source'), address: links.silence },
  ].flatMap(({ text, address }) => {
    const href = webAddress(address);
    return href === undefined ? [] : [{ text, href }];
  });
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    padding: theme.spacing(1),
    background: theme.colors.background.secondary,
    borderRadius: theme.shape.radius.default,
  }),
  line: css({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    '&:empty': { display: 'none' },
  }),
  text: css({ minWidth: 0, overflowWrap: 'anywhere' }),
  lines: css({ whiteSpace: 'pre-line' }),
  over: css({ color: theme.colors.text.secondary }),
  time: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
