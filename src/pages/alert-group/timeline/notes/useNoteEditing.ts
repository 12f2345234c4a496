import { useMemo, useState } from 'react';

/** The notes that somebody is changing. Their texts stay while filters hide the notes, and if the notes are deleted meanwhile. */
export interface NoteEditing {
  /** By the ids of the notes. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Undefined where nobody is changing the note. */
  draftOf: (id: string) => string | undefined;
  /** @param text undefined ends it */
  keep: (id: string, text: string | undefined) => void;
}

export function useNoteEditing(): NoteEditing {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  return useMemo(
    () => ({
      drafts,
      draftOf: (id) => drafts.get(id),
      keep: (id, text) =>
        setDrafts((known) => {
          const others = [...known].filter(([other]) => other !== id);
          return new Map(text === undefined ? others : [...others, [id, text]]);
        }),
    }),
    [drafts]
  );
}
