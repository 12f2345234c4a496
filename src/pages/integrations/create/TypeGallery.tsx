import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { FilterInput, Text, useStyles2 } from '@grafana/ui';
import React, { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import { type IntegrationType, integrationTypes } from '../../../../pkg/contract/integration-types.ts';
import { useFirstFocus } from '../../../components/form/useFirstFocus';
import { anyTool, findTypes } from './findTypes';
import { moveFocus } from './moveFocus';
import { TypeTile } from './TypeTile';

interface Props {
  query: string;
  onSearch: (query: string) => void;
  onChoose: (type: IntegrationType) => void;
}

/** All types as tiles, and a search that has the focus. Enter takes the first that is found, the arrow keys walk over the tiles. */
export function TypeGallery({ query, onSearch, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const found = useMemo(() => findTypes(query), [query]);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const listId = useId();
  useFirstFocus(search);

  const shown = found.includes(anyTool) ? found : [...found, anyTool];
  const onSearchKey = (event: KeyboardEvent) => {
    const [first] = shown;
    if (event.key === 'Enter' && query.trim() !== '' && first !== undefined) {
      event.preventDefault();
      onChoose(first);
    }
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.querySelector('button')?.focus();
    }
  };
  const onTileKey = (event: KeyboardEvent) => {
    if (list.current !== null && moveFocus(list.current, event)) {
      event.preventDefault();
    } else if (event.key === 'ArrowUp' || isTyping(event)) {
      // The key itself reaches the search, which has the focus by then.
      search.current?.focus();
    }
  };
  return (
    <div className={styles.gallery}>
      <FilterInput
        ref={search}
        value={query}
        escapeRegex={false}
        placeholder={t('integrations.gallery.search', 'Search for a tool')}
        aria-label={t('integrations.gallery.search', 'Search for a tool')}
        aria-controls={listId}
        autoComplete="off"
        onChange={onSearch}
        onKeyDown={onSearchKey}
      />
      <div role="status">
        <Text color="secondary" variant="bodySmall">
          {found.length === 0
            ? t('integrations.gallery.none', 'No type for “{{query}}”: use Webhook, which takes any JSON', {
                query: query.trim(),
                interpolation: { escapeValue: false },
              })
            : t('integrations.gallery.count', '{{found}} of {{all}} types', {
                found: found.length,
                all: integrationTypes.length,
              })}
        </Text>
      </div>
      <ul ref={list} id={listId} className={styles.list} aria-label={t('integrations.gallery.types', 'Types')}>
        {shown.map((type, i) => (
          <li key={type}>
            <TypeTile type={type} isFirst={i === 0} onKeyDown={onTileKey} onChoose={() => onChoose(type)} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function isTyping({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return (key === 'Backspace' || (key.length === 1 && key !== ' ')) && !ctrlKey && !metaKey && !altKey;
}

const getStyles = (theme: GrafanaTheme2) => ({
  gallery: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1) }),
  list: css({
    margin: 0,
    padding: 0,
    listStyle: 'none',
    display: 'grid',
    gap: theme.spacing(1),
    gridTemplateColumns: `repeat(auto-fill, minmax(min(${theme.spacing(32)}, 100%), 1fr))`,
  }),
});
