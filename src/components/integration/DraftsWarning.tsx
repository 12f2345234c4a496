import { useEffect } from 'react';
import { draftedTemplates } from './templateDrafts';

/** Has the browser ask before a tab is closed that keeps drafts of templates, whichever page is open. */
export function DraftsWarning() {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (draftedTemplates().length > 0) {
        event.preventDefault();
      }
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);
  return null;
}
