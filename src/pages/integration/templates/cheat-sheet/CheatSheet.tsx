import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Drawer, FilterInput, Text, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';
import type { Tried } from '../../../../api/templates';
import { cheatSheet, type CheatSheetEntry } from '../editor/cheatSheet';
import { Example } from './Example';

interface Props {
  /** The integration whose templates are written. */
  uid: string;
  /** On which the examples run; undefined where nothing is there yet. */
  tried: Tried | undefined;
  onInsert: (example: string) => void;
  onClose: () => void;
}

/** What templates can use: each filter, test and function with an example that runs on the payload, and can be inserted. */
export function CheatSheet({ uid, tried, onInsert, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState<CheatSheetEntry>();
  const found = cheatSheet.filter(({ name, example }) =>
    `${name} ${example}`.toLowerCase().includes(query.toLowerCase().trim())
  );
  return (
    <Drawer title={t('templates.cheat-sheet.title', 'Filters, tests and functions')} size="md" onClose={onClose}>
      <div className={styles.sheet}>
        <FilterInput
          value={query}
          escapeRegex={false}
          placeholder={t('templates.cheat-sheet.search', 'Search')}
          aria-label={t('templates.cheat-sheet.search', 'Search')}
          onChange={setQuery}
        />
        {kinds().map(([kind, heading]) => {
          const entries = found.filter((entry) => entry.kind === kind);
          return (
            entries.length > 0 && (
              <section key={kind} aria-label={heading}>
                <Text element="h3" variant="h5">
                  {heading}
                </Text>
                <ul className={styles.list}>
                  {entries.map((entry) => (
                    <li key={entry.name}>
                      <Example
                        {...{ uid, tried, entry, onInsert }}
                        isOpen={entry === chosen}
                        onToggle={() => setChosen(entry === chosen ? undefined : entry)}
                      />
                    </li>
                  ))}
                </ul>
              </section>
            )
          );
        })}
        {found.length === 0 && (
          <Text color="secondary">{t('templates.cheat-sheet.none', 'Nothing has these words')}</Text>
        )}
      </div>
    </Drawer>
  );
}

function kinds(): Array<[CheatSheetEntry['kind'], string]> {
  return [
    ['filter', t('templates.cheat-sheet.filters', 'Filters')],
    ['test', t('templates.cheat-sheet.tests', 'Tests')],
    ['function', t('templates.cheat-sheet.functions', 'Functions')],
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  sheet: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(2) }),
  list: css({ listStyle: 'none', margin: 0, padding: 0 }),
});
