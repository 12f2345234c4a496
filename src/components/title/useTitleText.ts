import { t } from '@grafana/i18n';
import { useEffect, useState } from 'react';
import { mayHaveEmoji } from '../emoji/expandEmoji';
import { loadEmoji } from '../emoji/loadEmoji';
import { titleText } from './titleText';

/** The title of an alert or a group as one line of text. */
export function useTitleText(title: string): string {
  const [emoji, setEmoji] = useState<ReadonlyMap<string, string>>(none);
  const needsEmoji = mayHaveEmoji(title);
  useEffect(() => {
    let isWanted = needsEmoji;
    if (needsEmoji) {
      void loadEmoji().then((names) => isWanted && setEmoji(names));
    }
    return () => {
      isWanted = false;
    };
  }, [needsEmoji]);
  return titleText(title, emoji) ?? t('components.title.invisible', 'No visible title');
}

const none: ReadonlyMap<string, string> = new Map();
