import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Text, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { AlertGroup } from '../../../../pkg/contract/types.ts';
import { type useAlerts, useEvents } from '../../../api/groupHistory';
import { useMay } from '../../../app/permissions';
import { QueryView } from '../../../components/QueryView';
import { Section } from '../../../components/Section';
import { ShowOlder } from '../../../components/ShowOlder';
import { SmallChoice } from '../../../components/SmallChoice';
import { AddNote } from './notes/AddNote';
import { LostNotes } from './notes/LostNotes';
import { useNoteEditing } from './notes/useNoteEditing';
import { TimelineAlerts } from './TimelineAlerts';
import { arrivalsOf, timelineEntries, type TimelineFilter, timelineFilters } from './timelineEntries';
import { TimelineEvent } from './TimelineEvent';

interface Props {
  group: AlertGroup;
  alerts: ReturnType<typeof useAlerts>;
  onShowAlerts: () => void;
}

/** What happened to a group, newest first: who did what and why, notes, and when alerts came. */
export function Timeline({ group, alerts, onShowAlerts }: Props) {
  const may = useMay();
  const styles = useStyles2(getStyles);
  const [filter, setFilter] = useState<TimelineFilter>('all');
  const query = useEvents(group.id);
  const editing = useNoteEditing();
  const readAlerts = alerts.data?.pages.flatMap(({ items }) => items) ?? [];
  const arrivals = arrivalsOf(group.activity, readAlerts, alerts.data !== undefined && !alerts.hasNextPage);
  return (
    <Section title={t('alert-group.timeline', 'Timeline')}>
      {may('addNote') && <AddNote groupId={group.id} />}
      <SmallChoice
        label={t('alert-group.timeline-filter.label', 'What the timeline shows')}
        value={filter}
        onChange={setFilter}
        options={timelineFilters.map((value) => ({ value, label: filterText(value) }))}
      />
      <QueryView query={query}>
        {({ pages }) => {
          const events = pages.flatMap(({ items }) => items);
          const entries = timelineEntries(events, arrivals, filter, query.hasNextPage);
          return (
            <>
              <LostNotes groupId={group.id} events={events} hasOlder={query.hasNextPage} editing={editing} />
              {entries.length === 0 && (
                <Text color="secondary">{t('alert-group.timeline-empty', 'Nothing of this kind so far')}</Text>
              )}
              <ol className={styles.list} aria-label={t('alert-group.timeline', 'Timeline')}>
                {entries.map((entry) => (
                  <li key={entry.kind === 'event' ? entry.event.id : `alerts ${entry.from}`}>
                    {entry.kind === 'event' ? (
                      <TimelineEvent groupId={group.id} event={entry.event} editing={editing} />
                    ) : (
                      <TimelineAlerts arrivals={entry} onShow={onShowAlerts} />
                    )}
                  </li>
                ))}
              </ol>
              <ShowOlder query={query} label={t('alert-group.older-events', 'Show older events')} />
            </>
          );
        }}
      </QueryView>
    </Section>
  );
}

function filterText(filter: TimelineFilter): string {
  switch (filter) {
    case 'all':
      return t('alert-group.timeline-filter.all', 'All');
    case 'actions':
      return t('alert-group.timeline-filter.actions', 'Actions');
    case 'notes':
      return t('alert-group.timeline-filter.notes', 'Notes');
    case 'alerts':
      return t('alert-group.timeline-filter.alerts', 'Alerts');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    listStyle: 'none',
    margin: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(1),
  }),
});
