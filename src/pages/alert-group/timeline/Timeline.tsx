import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { useEvents } from '../../../api/groupHistory';
import { QueryView } from '../../../components/QueryView';
import { Section } from '../../../components/Section';
import { ShowOlder } from '../../../components/ShowOlder';
import { ExactTime } from '../../../components/time/ExactTime';
import { eventIcons, eventText } from './eventText';

export function Timeline({ groupId }: { groupId: string }) {
  const styles = useStyles2(getStyles);
  const query = useEvents(groupId);
  return (
    <Section title={t('alert-group.timeline', 'Timeline')}>
      <QueryView query={query}>
        {({ pages }) => (
          <>
            <ol className={styles.list}>
              {pages
                .flatMap(({ items }) => items)
                .map((event) => (
                  <li key={event.id} className={styles.event}>
                    <Icon name={eventIcons[event.type]} className={styles.icon} />
                    <div>
                      <bdi>{eventText(event)}</bdi>
                      <div className={styles.time}>
                        <ExactTime at={event.at} />
                      </div>
                    </div>
                  </li>
                ))}
            </ol>
            <ShowOlder query={query} label={t('alert-group.older-events', 'Show older events')} />
          </>
        )}
      </QueryView>
    </Section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1.5),
  }),
  event: css({ display: 'flex', gap: theme.spacing(1), overflowWrap: 'anywhere' }),
  icon: css({ marginTop: theme.spacing(0.25), flexShrink: 0, color: theme.colors.text.secondary }),
  time: css({ color: theme.colors.text.secondary, fontSize: theme.typography.bodySmall.fontSize }),
});
