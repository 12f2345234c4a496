import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Icon, useStyles2 } from '@grafana/ui';
import React from 'react';
import { cutLines } from '../../cutLines';
import type { JsonNode } from '../json/json-node';
import { writeJson } from '../json/writeJson';
import type { TreeRow } from './treeRows';

interface Props {
  row: TreeRow;
  isChosen: boolean;
  onChoose: () => void;
  /** Undefined where it cannot be opened or closed. */
  onToggle: (() => void) | undefined;
  onMore: () => void;
}

/** More UTF-16 units of a value than a few lines hold; copying gives all of it. */
const shown = 500;

export function TreeItem({ row, isChosen, onChoose, onToggle, onMore }: Props) {
  const styles = useStyles2(getStyles);
  const { path, node, size, isOpen, hidden } = row;
  const key = path.at(-1);
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree handles the keys */}
      <div
        role="treeitem"
        aria-level={path.length + 1}
        aria-expanded={size > 0 ? isOpen : undefined}
        aria-selected={isChosen}
        tabIndex={isChosen ? 0 : -1}
        className={cx(styles.item, isChosen && styles.chosen)}
        style={{ paddingInlineStart: `${Math.min(path.length, deepest) * 1.25}em` }}
        onClick={() => {
          onChoose();
          if (size > 0) {
            onToggle?.();
          }
        }}
      >
        <span className={styles.mark}>
          {size > 0 && <Icon size="sm" name={isOpen ? 'angle-down' : 'angle-right'} />}
        </span>
        {key !== undefined && <bdi className={styles.key}>{String(key).slice(0, shown)}</bdi>}
        <bdi className={cx(styles.value, node.kind === 'plain' && styles.plain)}>{valueText(node, isOpen, size)}</bdi>
      </div>
      {hidden > 0 && (
        <div role="none" style={{ paddingInlineStart: `${(Math.min(path.length, deepest) + 1) * 1.25}em` }}>
          <Button size="sm" variant="secondary" fill="text" onClick={onMore}>
            {t('alert-group.tree.more', 'Show more of the {{count}} in {{name}}', {
              count: size,
              name: key === undefined ? t('alert-group.payload', 'Payload') : String(key).slice(0, shown),
              interpolation: { escapeValue: false },
            })}
          </Button>
        </div>
      )}
    </>
  );
}

/** Deeper values are not indented further. */
const deepest = 20;

function valueText(node: JsonNode, isOpen: boolean, size: number): string {
  if (isOpen) {
    return node.kind === 'array' ? `[${size}]` : `{${size}}`;
  }
  const text = writeJson(node, shown);
  return text.length > shown ? `${text.slice(0, shown)}…` : text;
}

const getStyles = (theme: GrafanaTheme2) => ({
  item: css({
    display: 'flex',
    alignItems: 'baseline',
    gap: theme.spacing(0.5),
    cursor: 'default',
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.action.hover },
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  chosen: css({ background: theme.colors.action.selected }),
  mark: css({ flex: `0 0 ${theme.spacing(2)}` }),
  key: css({
    color: theme.colors.text.secondary,
    flexShrink: 0,
    maxWidth: '50%',
    overflowWrap: 'anywhere',
    // The grey would be too close to the background of these.
    '[role="treeitem"]:is(:hover, [aria-selected="true"]) > &': { color: theme.colors.text.primary },
    '&::after': { content: '":"' },
  }),
  value: css({
    minWidth: 0,
    overflowWrap: 'anywhere',
    ...cutLines(4),
    whiteSpace: 'pre-wrap',
  }),
  plain: css({ color: theme.colors.text.link }),
});
