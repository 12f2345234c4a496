import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, ClipboardButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { links } from '../../../app/links';
import { searchLinks } from '../../../app/searchLinks';
import { SearchLink } from '../../SearchLink';
import type { JsonNode, JsonPath } from '../json/json-node';
import { templatePath } from '../json/paths';
import { writeJson } from '../json/writeJson';
import { plainText } from './treeRows';

interface Props {
  path: JsonPath;
  node: JsonNode;
  integrationUid: string | undefined;
  /** Takes the path where a template is beside; then it is inserted and not copied. */
  onInsert: ((path: JsonPath) => void) | undefined;
}

/** What can be done with the chosen value of a payload. */
export function ChosenValue({ path, node, integrationUid, onInsert }: Props) {
  const styles = useStyles2(getStyles);
  const plain = plainText(node);
  const look = { size: 'sm', variant: 'secondary', icon: 'copy' } as const;
  return (
    <div className={styles.line} role="group" aria-label={t('alert-group.tree.chosen', 'The chosen value')}>
      <code className={styles.path}>{templatePath(path)}</code>
      {onInsert !== undefined && (
        <Button size="sm" variant="secondary" icon="plus" onClick={() => onInsert(path)}>
          {t('alert-group.tree.insert', 'Insert into the template')}
        </Button>
      )}
      <ClipboardButton {...look} getText={() => plain ?? writeJson(node)}>
        {t('alert-group.tree.copy-value', 'Copy value')}
      </ClipboardButton>
      {onInsert === undefined && (
        <>
          <ClipboardButton {...look} getText={() => templatePath(path)}>
            {t('alert-group.tree.copy-path', 'Copy path')}
          </ClipboardButton>
          <ClipboardButton {...look} getText={() => `{{ ${templatePath(path)} }}`}>
            {t('alert-group.tree.copy-template', 'Copy for a template')}
          </ClipboardButton>
        </>
      )}
      {integrationUid !== undefined && (
        <SearchLink to={links.integration(integrationUid, 'templates')}>
          {t('alert-group.tree.templates', 'Open the templates')}
        </SearchLink>
      )}
      {onInsert === undefined && plain !== undefined && path.length > 0 && plain.length <= longestSearch && (
        <SearchLink to={searchLinks.payload(path, plain)}>
          {t('alert-group.tree.find', 'Find groups with this value')}
        </SearchLink>
      )}
    </div>
  );
}

/** Longer values are no words that anybody looks for, and make no address. */
const longestSearch = 500;

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1) }),
  path: css({ overflowWrap: 'anywhere', whiteSpace: 'normal', maxHeight: theme.spacing(8), overflow: 'auto' }),
});
