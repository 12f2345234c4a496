import { useEffect, useMemo, useRef, useState } from 'react';
import { completingAt } from '../../../pkg/domain/query/complete.ts';
import type { QueryFault } from '../../../pkg/domain/query/fault.ts';
import { parseQuery } from '../../../pkg/domain/query/parse-query.ts';

/** How long somebody has to stop typing before the text applies, in milliseconds. */
const pause = 600;

interface Draft {
  text: string;
  setText: (text: string) => void;
  /** What is wrong with the text; null while somebody types. */
  fault: QueryFault | null;
  /** Applies the text at once, or shows its fault. */
  apply: (text: string) => void;
  /** Whether there is something to restore. */
  isChanged: boolean;
  restore: () => void;
}

/** The text in the search box until it applies. Another value from outside replaces it. */
export function useDraft(value: string, onApply: (text: string) => void): Draft {
  const [text, setText] = useState(value);
  const [applied, setApplied] = useState(value);
  const [seen, setSeen] = useState(value);
  /** The text whose fault is shown. */
  const [checked, setChecked] = useState(value);
  const read = useMemo(() => parseQuery(text), [text]);
  const newest = useRef(onApply);
  useEffect(() => {
    newest.current = onApply;
  });

  if (value !== seen) {
    setSeen(value);
    if (value !== applied) {
      setApplied(value);
      setText(value);
      setChecked(value);
    }
  }

  const apply = (next: string) => {
    setText(next);
    setChecked(next);
    if (next !== applied && 'query' in parseQuery(next)) {
      setApplied(next);
      newest.current(next);
    }
  };

  useEffect(() => {
    const timer = setTimeout(() => {
      setChecked(text);
      if (text !== applied && 'query' in parseQuery(text) && !endsInName(text)) {
        setApplied(text);
        newest.current(text);
      }
    }, pause);
    return () => clearTimeout(timer);
  }, [text, applied]);

  return {
    text,
    setText,
    fault: 'fault' in read && checked === text ? read.fault : null,
    apply,
    isChanged: text !== applied,
    restore: () => setText(applied),
  };
}

/** Whether somebody still types the name of a label: until it has a value it would be a word to look for. */
function endsInName(text: string): boolean {
  return completingAt(text, text.length)?.what === 'label';
}
