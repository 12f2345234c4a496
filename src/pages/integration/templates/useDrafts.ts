import { useState } from 'react';
import { type TemplateName, templateNames } from '../../../../pkg/contract/templates.ts';
import { tabStorage } from '../../../app/tabStorage';

/** Templates that are changed and not saved. */
export type Drafts = Partial<Record<TemplateName, string>>;

/** The drafts of an integration's templates. The tab of the browser keeps them, whatever other page is looked at. */
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
