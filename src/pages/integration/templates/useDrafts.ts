import { useState } from 'react';
import { type TemplateName, templateNames } from '../../../../pkg/contract/templates/templates.ts';
import { tabStorage } from '../../../app/tabStorage';

/** Unsaved drafts of templates. */
export type Drafts = Partial<Record<TemplateName, string>>;

/** The drafts of an integration's templates. The browser tab keeps them while other pages are open. */
export function useDrafts(uid: string): [Drafts, (name: TemplateName, text: string | undefined) => void] {
  const [drafts, setDrafts] = useState<Drafts>(() =>
    Object.fromEntries(
      templateNames.flatMap((name) => {
        const text = tabStorage.get(key(uid, name));
        return text === undefined ? [] : [[name, text]];
      })
    )
  );
  return [
    drafts,
    (name, text) => {
      tabStorage.set(key(uid, name), text);
      setDrafts((all) => ({ ...all, [name]: text }));
    },
  ];
}

function key(uid: string, name: TemplateName): string {
  return `template-draft.${uid}.${name}`;
}
