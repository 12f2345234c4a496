import { t } from '@grafana/i18n';
import { Icon, IconButton, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, type Ref, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { applyChoice } from '../../../pkg/domain/query/apply-choice.ts';
import { completingAt } from '../../../pkg/domain/query/complete.ts';
import { FaultNote } from './FaultNote';
import { keyAction } from './keyAction';
import { QueryText } from './QueryText';
import { searchBoxStyles } from './searchBoxStyles';
import { Suggestions } from './Suggestions';
import { useDraft } from './useDraft';
import { type Suggestion, useSuggestions } from './useSuggestions';

interface Props {
  /** The text of the query that applies. */
  value: string;
  /** Called with valid texts only: on Enter, and a while after somebody stopped typing. */
  onApply: (text: string) => void;
  /** Called with each text as it is typed, valid or not; for a box in a form, which has no key of its own. */
  onType?: (text: string) => void;
  /** How many groups match; undefined while nobody knows. */
  total?: number;
  inputRef?: Ref<HTMLInputElement>;
}

/** The id of the box's input: there is one on a page. */
export const searchBoxId = 'bellhook-search';

/** One line in the language of docs/search.md, coloured and completed while one types. */
export function SearchBox({ value, onApply, onType, total, inputRef }: Props) {
  const styles = useStyles2(searchBoxStyles);
  const input = useRef<HTMLInputElement | null>(null);
  const mirror = useRef<HTMLDivElement>(null);
  const { text, setText, fault: found, apply, isChanged, restore } = useDraft(oneLine(value), onApply);
  const [cursor, setCursor] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const completing = isOpen ? completingAt(text, cursor) : null;
  const suggestions = useSuggestions(completing);
  const hasList = isOpen && suggestions.length > 0;
  // Whoever still chooses is not done.
  const fault = hasList ? null : found;
  const listId = useId();
  const faultId = useId();
  const nextCursor = useRef<number | null>(null);

  useEffect(() => onType?.(text), [onType, text]);

  const open = (is: boolean) => {
    setOpen(is);
    setActive(-1);
  };
  const scroll = () => mirror.current && input.current && (mirror.current.scrollLeft = input.current.scrollLeft);
  useLayoutEffect(() => {
    if (nextCursor.current !== null) {
      input.current?.setSelectionRange(nextCursor.current, nextCursor.current);
      nextCursor.current = null;
    }
    scroll();
  });

  const choose = (suggestion: Suggestion | undefined) => {
    if (completing !== null && suggestion !== undefined) {
      const chosen = applyChoice(text, completing, suggestion.choice);
      setText(chosen.text);
      setCursor(chosen.cursor);
      nextCursor.current = chosen.cursor;
      setActive(-1);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const action = keyAction(event, { count: hasList ? suggestions.length : 0, active });
    if (action === null) {
      return;
    }
    // Grafana and the page have keys of their own.
    event.preventDefault();
    event.stopPropagation();
    if (typeof action === 'number') {
      return setActive(action);
    }
    act[action]();
  };
  const act = {
    open: () => open(true),
    close: () => open(false),
    restore: () => (isChanged ? restore() : input.current?.blur()),
    choose: () => choose(suggestions[active]),
    apply: () => {
      open(false);
      apply(text);
    },
  };

  return (
    <div className={styles.place}>
      <div className={styles.box}>
        <Icon name="search" className={styles.icon} />
        <div className={styles.line}>
          <div ref={mirror} className={styles.mirror} aria-hidden>
            <QueryText text={text} fault={fault} />
          </div>
          <input
            ref={(element) => {
              input.current = element;
              assign(inputRef, element);
            }}
            id={searchBoxId}
            type="text"
            role="combobox"
            aria-label={t('search.label', 'Search alert groups')}
            aria-autocomplete="list"
            aria-expanded={hasList}
            aria-controls={listId}
            aria-activedescendant={hasList && active >= 0 ? `${listId}-${active}` : undefined}
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? undefined : faultId}
            placeholder={t('search.placeholder', 'Search: words, state:firing, label.env=prod, started:>-2h')}
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            enterKeyHint="search"
            className={styles.input}
            value={text}
            onChange={(event) => {
              setText(event.target.value);
              setCursor(event.target.selectionStart ?? event.target.value.length);
              open(true);
            }}
            onSelect={(event) => setCursor(event.currentTarget.selectionStart ?? 0)}
            onClick={() => text === '' && open(true)}
            onBlur={() => open(false)}
            onScroll={scroll}
            onKeyDown={onKeyDown}
          />
        </div>
        {text !== '' && (
          <IconButton
            name="times"
            aria-label={t('search.clear', 'Clear the search')}
            onClick={() => {
              apply('');
              input.current?.focus();
            }}
          />
        )}
        {onType === undefined && <kbd className={styles.hint}>/</kbd>}
        <span role="status" className={styles.total}>
          {found === null &&
            total !== undefined &&
            t('search.total', '{{total}} match', { total: total.toLocaleString() })}
        </span>
      </div>
      {(hasList || fault !== null) && (
        <div className={styles.below}>
          {hasList && <Suggestions id={listId} suggestions={suggestions} active={active} onChoose={choose} />}
          {fault !== null && <FaultNote id={faultId} fault={fault} />}
        </div>
      )}
    </div>
  );
}

/** Browsers take line breaks out of an input. */
function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ');
}

function assign(ref: Ref<HTMLInputElement> | undefined, element: HTMLInputElement | null): void {
  if (typeof ref === 'function') {
    ref(element);
  } else if (ref) {
    (ref as { current: HTMLInputElement | null }).current = element;
  }
}
