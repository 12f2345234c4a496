import { useEffect, useState } from 'react';
import type { RenderedMarkdown } from './renderMarkdown';

/** What became of the text; `failed` where it could not be formatted, for whatever reason. */
type Outcome = RenderedMarkdown | { refused: 'failed' };

/**
 * Formats Markdown from an alert. What formats is loaded when it is first needed.
 * @returns undefined until it is done
 */
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
