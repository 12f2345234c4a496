import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Input, Text, useStyles2 } from '@grafana/ui';
import React, { useDeferredValue, useMemo, useState } from 'react';
import { CodeBlock } from '../../CodeBlock';
import type { JsonNode, JsonPath } from '../json/json-node';
import { readJson } from '../json/readJson';
import { ChosenValue } from './ChosenValue';
import { TreeItem } from './TreeItem';
import { listedAtFirst, mostFound, type TreeRow, treeRows } from './treeRows';
import { useTreeKeys } from './useTreeKeys';

interface Props {
  /** JSON text. */
  text: string;
  /** Whose templates the payload is for; undefined if it is deleted. */
  integrationUid: string | undefined;
  /** Puts the path of a value into the template beside the tree, where there is one. */
  onInsert?: (path: JsonPath) => void;
}

/** A payload as a tree: it is searched, and the chosen value or its path is copied or looked for. */
export function PayloadTree({ text, integrationUid, onInsert }: Props) {
  const root = useMemo(() => readJson(text), [text]);
  return root === undefined ? (
    <CodeBlock label={t('alert-group.payload', 'Payload')} code={text} />
  ) : (
    <Tree root={root} integrationUid={integrationUid} onInsert={onInsert} />
  );
}

function Tree({ root, integrationUid, onInsert }: { root: JsonNode } & Omit<Props, 'text'>) {
  const styles = useStyles2(getStyles);
  const [search, setSearch] = useState('');
  // Somebody goes on typing while a large payload is searched.
  const sought = useDeferredValue(search.trim());
  const [open, setOpen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [listed, setListed] = useState<ReadonlyMap<string, number>>(new Map());
  const { rows, found } = useMemo(() => treeRows(root, { open, listed, search: sought }), [root, open, listed, sought]);
  const [chosenId, setChosenId] = useState('');
  const chosen = rows.find(({ id }) => id === chosenId) ?? rows[0];

  const toggle = ({ id, isOpen }: TreeRow) => setOpen(new Map(open).set(id, !isOpen));
  const more = ({ id, size, hidden }: TreeRow) => setListed(new Map(listed).set(id, size - hidden + listedAtFirst));
  const keys = useTreeKeys({ rows, chosen, choose: ({ id }) => setChosenId(id), toggle, isSearching: search !== '' });

  return (
    <div className={styles.view}>
      <div className={styles.search}>
        <Input
          type="search"
          value={search}
          placeholder={t('alert-group.tree.search', 'Search in the payload')}
          aria-label={t('alert-group.tree.search', 'Search in the payload')}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
        {search !== '' && (
          <Text color="secondary" variant="bodySmall">
            <span role="status">{foundText(found)}</span>
          </Text>
        )}
      </div>
      <div
        {...keys}
        role="tree"
        aria-label={t('alert-group.payload', 'Payload')}
        className={cx(styles.tree, rows.length === 0 && styles.empty)}
      >
        {rows.map((row) => (
          <TreeItem
            key={row.id}
            row={row}
            isChosen={row === chosen}
            onChoose={() => {
              setChosenId(row.id);
              if (row.size === 0) {
                onInsert?.(row.path);
              }
            }}
            onToggle={search === '' ? () => toggle(row) : undefined}
            onMore={() => more(row)}
          />
        ))}
      </div>
      {chosen && (
        <ChosenValue
          key={chosen.id}
          path={chosen.path}
          node={chosen.node}
          integrationUid={integrationUid}
          onInsert={onInsert}
        />
      )}
    </div>
  );
}

function foundText(found: number): string {
  return found === mostFound
    ? t('alert-group.tree.found-many', 'the first {{count}} found', { count: found })
    : t('alert-group.tree.found', '{{count}} found', { count: found });
}

const getStyles = (theme: GrafanaTheme2) => ({
  view: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), minWidth: 0 }),
  search: css({
    display: 'grid',
    gridTemplateColumns: `minmax(0, ${theme.spacing(40)}) max-content`,
    alignItems: 'center',
    gap: theme.spacing(1),
  }),
  tree: css({
    maxHeight: 400,
    overflow: 'auto',
    padding: theme.spacing(0.5),
    background: theme.colors.background.canvas,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    fontFamily: theme.typography.fontFamilyMonospace,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  empty: css({ display: 'none' }),
});
