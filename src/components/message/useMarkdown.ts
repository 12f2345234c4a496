import { useEffect, useState } from 'react';
import type { RenderedMarkdown } from './renderMarkdown';

/** The result; `failed` if the text could not be formatted, for any reason. */
type Outcome = RenderedMarkdown | { refused: 'failed' };

/** Formats Markdown from an alert. The formatter is loaded at its first use. @returns undefined until it is done */
export function useMarkdown(markdown: string): Outcome | undefined {
  const [done, setDone] = useState<{ markdown: string; outcome: Outcome }>();
  useEffect(() => {
    let isWanted = true;
    void render(markdown).then((outcome) => isWanted && setDone({ markdown, outcome }));
    return () => {
      isWanted = false;
    };
  }, [markdown]);
  return done?.markdown === markdown ? done.outcome : undefined;
}

async function render(markdown: string): Promise<Outcome> {
  try {
    const { renderMarkdown } = await import('./renderMarkdown');
    return await renderMarkdown(markdown);
  } catch (error) {
    console.error('A message could not be formatted', error);
    return { refused: 'failed' };
  }
}
