import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { AlertInstance } from '../../../../pkg/contract/types.ts';
import { cutLines } from '../../../components/cutLines';
import { Labels } from '../../../components/Labels';
import { Lasting } from '../../../components/time/Lasting';
import { InstanceLinks } from './InstanceLinks';

interface Props {
  instance: AlertInstance;
  /** Texts that all of them have in common are said by the group's message. */
  hasOwnTexts: boolean;
}

/** One alert of a delivery in a row; struck through once it has ended. */
export function InstanceItem({ instance, hasOwnTexts }: Props) {
  const styles = useStyles2(getStyles);
  const { state, summary, description, labels, values, startsAt, endsAt } = instance;
  const isOver = state === 'resolved';
  const Wording = isOver ? 's' : 'span';
  const isNamed = Object.keys(labels).length > 0;
  return (
    <li className={cx(styles.item, isOver && styles.over)}>
      <Icon
        name={isOver ? 'check' : 'fire'}
        className={isOver ? undefined : styles.firing}
        title={isOver ? t('alert-group.instances.resolved', 'Resolved') : t('alert-group.instances.firing', 'Fires')}
      />
      <Wording className={styles.what}>
        {isNamed && <Labels labels={labels} />}
        {(hasOwnTexts || !isNamed) && summary !== null && <bdi className={styles.text}>{summary}</bdi>}
        {hasOwnTexts && description !== null && <bdi className={cx(styles.text, styles.lines)}>{description}</bdi>}
      </Wording>
      <bdi className={styles.values}>{values}</bdi>
      <span className={styles.time}>
        {isOver && t('alert-group.instances.ended', 'ended,')}{' '}
        {startsAt !== null && <Lasting since={startsAt} until={endsAt ?? undefined} />}
      </span>
      <InstanceLinks instance={instance} />
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    display: 'grid',
    gridTemplateColumns: `${theme.spacing(2)} minmax(0, 3fr) minmax(0, 1fr) max-content minmax(${theme.spacing(3)}, max-content)`,
    alignItems: 'start',
    gap: theme.spacing(1),
    padding: theme.spacing(0.5, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
    fontSize: theme.typography.bodySmall.fontSize,
    '@container (width < 460px)': {
      display: 'flex',
      flexWrap: 'wrap',
      '& > :nth-child(2)': { flex: `1 1 ${theme.spacing(18)}` },
      '& > :nth-child(3)': { order: 1, flex: '1 0 100%', paddingInlineStart: theme.spacing(3) },
      '& > bdi:empty': { display: 'none' },
    },
  }),
  firing: css({ color: theme.colors.error.text }),
  over: css({ color: theme.colors.text.secondary }),
  what: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(0.25), minWidth: 0 }),
  text: css({
    overflowWrap: 'anywhere',
    ...cutLines(3),
  }),
  lines: css({ whiteSpace: 'pre-line' }),
  values: css({ overflowWrap: 'anywhere' }),
  time: css({ color: theme.colors.text.secondary, whiteSpace: 'nowrap' }),
});
