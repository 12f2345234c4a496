import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';
import type { GroupEvent } from '../../../../pkg/contract/types.ts';
import { ExactTime } from '../../../components/time/ExactTime';
import { eventIcons, eventText } from './eventText';
import { Note } from './notes/Note';
import type { NoteEditing } from './notes/useNoteEditing';
import { TimelineRow } from './TimelineRow';

interface Props {
  groupId: string;
  event: GroupEvent;
  editing: NoteEditing;
}

/** One event: who did what and why, or a note. */
export function TimelineEvent({ groupId, event, editing }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <TimelineRow icon={eventIcons[event.type]} time={<ExactTime at={event.at} />}>
      <bdi>{eventText(event)}</bdi>
      {event.type === 'noted' ? (
        <Note groupId={groupId} event={event} editing={editing} />
      ) : (
        event.text !== null && <q className={styles.reason}>{event.text}</q>
      )}
    </TimelineRow>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  reason: css({ display: 'block', unicodeBidi: 'isolate', whiteSpace: 'pre-line', color: theme.colors.text.secondary }),
});
