import { t } from '@grafana/i18n';
import { Button } from '@grafana/ui';
import React, { useState } from 'react';
import { useAddNote } from '../../../../api/notes';
import { tabStorage } from '../../../../app/tabStorage';
import { NoteEditor } from './NoteEditor';

/** A box for a new note. The browser tab keeps what is typed while other pages are open. */
export function AddNote({ groupId }: { groupId: string }) {
  const storage = `note-draft.${groupId}`;
  const [draft, setDraft] = useState(() => tabStorage.get(storage));
  const [isAskedFor, setAskedFor] = useState(false);
  const { mutate, isPending } = useAddNote(groupId);
  const keep = (text: string | undefined) => {
    tabStorage.set(storage, text || undefined);
    setDraft(text);
  };
  const ask = () => {
    setAskedFor(true);
    setDraft('');
  };
  if (draft === undefined) {
    return (
      <div>
        <Button size="sm" variant="secondary" icon="comment-alt" onClick={ask}>
          {t('alert-group.note.add', 'Add a note')}
        </Button>
      </div>
    );
  }
  return (
    <NoteEditor
      text={draft}
      isAskedFor={isAskedFor}
      onText={keep}
      saveText={t('alert-group.note.save', 'Save note')}
      isPending={isPending}
      onSave={() => mutate(draft, { onSuccess: () => keep(undefined) })}
      onCancel={() => keep(undefined)}
    />
  );
}
