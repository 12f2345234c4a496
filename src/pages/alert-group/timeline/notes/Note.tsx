import { t } from '@grafana/i18n';
import { config } from '@grafana/runtime';
import { Button, ConfirmModal, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import type { GroupEvent } from '../../../../../pkg/contract/types.ts';
import { useDeleteNote, useEditNote } from '../../../../api/notes';
import { useMay } from '../../../../app/permissions';
import { actorText } from '../../../../components/alert-group/actorText';
import { Message } from '../../../../components/message/Message';
import { ExactTime } from '../../../../components/time/ExactTime';
import { NoteEditor } from './NoteEditor';
import type { NoteEditing } from './useNoteEditing';

interface Props {
  groupId: string;
  /** Of the type `noted`. */
  event: GroupEvent;
  editing: NoteEditing;
}

/** A note; who wrote it edits and deletes it, and an Admin deletes any. */
export function Note({ groupId, event, editing }: Props) {
  const may = useMay();
  const draft = editing.draftOf(event.id);
  const setDraft = (text: string | undefined) => editing.keep(event.id, text);
  const [isDeleting, setDeleting] = useState(false);
  const edit = useEditNote(groupId, event.id);
  const remove = useDeleteNote(groupId, event.id);
  const text = event.text ?? '';
  const isOwn = event.actor.kind === 'user' && event.actor.login === config.bootData.user.login;

  if (draft !== undefined) {
    return (
      <NoteEditor
        text={draft}
        isAskedFor
        onText={setDraft}
        saveText={t('alert-group.note.save', 'Save note')}
        isPending={edit.isPending}
        onSave={() => edit.mutate(draft, { onSuccess: () => setDraft(undefined) })}
        onCancel={() => setDraft(undefined)}
      />
    );
  }
  return (
    <>
      <Message
        text={text}
        format="markdown"
        label={t('alert-group.note.label', 'Note by {{who}}', {
          who: actorText(event.actor),
          interpolation: { escapeValue: false },
        })}
      />
      {event.editedAt !== null && (
        <Text color="secondary" variant="bodySmall">
          {t('alert-group.note.edited', 'edited')} <ExactTime at={event.editedAt} />
        </Text>
      )}
      <Stack gap={1}>
        {isOwn && may('editNote') && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => setDraft(text)}>
            {t('alert-group.note.edit', 'Edit note')}
          </Button>
        )}
        {((isOwn && may('deleteNote')) || may('deleteAlertGroup')) && (
          <Button size="sm" variant="secondary" fill="text" onClick={() => setDeleting(true)}>
            {t('alert-group.note.delete', 'Delete note')}
          </Button>
        )}
      </Stack>
      <ConfirmModal
        isOpen={isDeleting}
        title={t('alert-group.note.delete', 'Delete note')}
        body={t('alert-group.note.delete-body', 'Delete this note? This cannot be undone.')}
        confirmText={t('alert-group.note.delete', 'Delete note')}
        onConfirm={() =>
          remove
            .mutateAsync()
            .catch(() => undefined)
            .then(() => setDeleting(false))
        }
        onDismiss={() => setDeleting(false)}
      />
    </>
  );
}
