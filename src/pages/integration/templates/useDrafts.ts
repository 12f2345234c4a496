import { useState } from 'react';
import { type TemplateName, templateNames } from '../../../../pkg/contract/templates/templates.ts';
import type { Integration } from '../../../../pkg/contract/types.ts';
import { tabStorage } from '../../../app/tabStorage';
import { draftEntry } from '../../../components/integration/templateDrafts';

/** Changes of templates that are not saved. */
export type Drafts = { readonly [Name in TemplateName]?: Draft };

export interface Draft {
  readonly text: string;
  /** The text that was saved when the draft was begun. Another one is there now if somebody has saved meanwhile. */
  readonly base: string;
}

/** The drafts of an integration's templates. The browser tab keeps them while other pages are open, and when it is reloaded. */
export function useDrafts({ uid, templates }: Integration) {
  const [drafts, setDrafts] = useState<Drafts>(() =>
    Object.fromEntries(
      templateNames.flatMap((name) => {
        const draft = read(tabStorage.get(draftEntry(uid, name)));
        return draft === undefined || draft.text === templates[name].template ? [] : [[name, draft]];
      })
    )
  );
  const set = (name: TemplateName, draft: Draft | undefined) => {
    tabStorage.set(draftEntry(uid, name), draft && JSON.stringify([draft.text, draft.base]));
    setDrafts(({ [name]: _, ...others }) => (draft === undefined ? others : { ...others, [name]: draft }));
  };
  const edit = (name: TemplateName, text: string) => {
    const saved = templates[name].template;
    set(name, text === saved ? undefined : { text, base: drafts[name]?.base ?? saved });
  };
  return {
    all: drafts,
    /** Keeps a text as the draft; the saved text needs none. */
    edit,
    /** Keeps these texts as drafts. */
    editAll: (texts: Partial<Record<TemplateName, string>>) =>
      Object.entries(texts).forEach(([name, text]) => edit(name as TemplateName, text)),
    /** Goes on from what is saved now. */
    rebase: (name: TemplateName) => {
      const draft = drafts[name];
      set(name, draft && { ...draft, base: templates[name].template });
    },
    discard: (name: TemplateName) => set(name, undefined),
  };
}

/** The texts of the drafts, as the API takes changes of templates. */
export function changesOf(drafts: Drafts): Partial<Record<TemplateName, string>> {
  return Object.fromEntries(Object.entries(drafts).map(([name, { text }]) => [name, text]));
}

function read(stored: string | undefined): Draft | undefined {
  try {
    const [text, base]: unknown[] = JSON.parse(stored ?? '[]');
    return typeof text === 'string' && typeof base === 'string' ? { text, base } : undefined;
  } catch {
    return undefined;
  }
}
