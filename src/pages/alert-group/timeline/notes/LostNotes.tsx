import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { GroupEvent } from '../../../../../pkg/contract/types.ts';
import { useAddNote } from '../../../../api/notes';
import { NoteEditor } from './NoteEditor';
import type { NoteEditing } from './useNoteEditing';

interface Props {
  groupId: string;
  /** Those that are known, newest first. */
  events: readonly GroupEvent[];
  /** Whether there are events before these. */
  hasOlder: boolean;
  editing: NoteEditing;
}

/** The notes that were deleted while somebody changed them: what was written can be saved as new ones. */
export function LostNotes({ groupId, events, hasOlder, editing }: Props) {
  const { mutate, isPending } = useAddNote(groupId);
  const oldest = Number(events.at(-1)?.id ?? 0);
  const lost = [...editing.drafts].filter(
    ([id]) => events.every((event) => event.id !== id) && !(hasOlder && Number(id) < oldest)
  );
  return lost.map(([id, text]) => (
    <Alert
      key={id}
      severity="warning"
      title={t('alert-group.note.lost', 'The note that you were changing was deleted')}
      bottomSpacing={0}
    >
      <NoteEditor
        text={text}
        isAskedFor={false}
        onText={(changed) => editing.keep(id, changed)}
        saveText={t('alert-group.note.save-new', 'Save as a new note')}
        isPending={isPending}
        onSave={() => mutate(text, { onSuccess: () => editing.keep(id, undefined) })}
        onCancel={() => editing.keep(id, undefined)}
      />
    </Alert>
  ));
}
