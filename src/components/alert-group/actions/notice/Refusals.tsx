import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Refusal } from '../../../../../pkg/contract/types.ts';
import { links } from '../../../../app/links';
import { Popover } from '../../../Popover';
import { refusalText } from '../operationTexts';

/** So many are listed; more would fill the page. */
const listed = 50;

/** A button that shows which groups an action was refused for, and why. */
export function Refusals({ refused }: { refused: readonly Refusal[] }) {
  const styles = useStyles2(getStyles);
  const content = (
    <ul className={styles.list}>
      {refused.slice(0, listed).map((refusal) => (
        <li key={refusal.id}>
          <TextLink href={links.alertGroup(refusal.id)}>{`#${refusal.number}`}</TextLink> {refusalText(refusal)}
        </li>
      ))}
      {refused.length > listed && (
        <li>{t('alert-groups.refused.more', 'and {{more}} more', { more: refused.length - listed })}</li>
      )}
    </ul>
  );
  const title = t('alert-groups.refused.title', 'Not changed');
  return (
    <Popover name={title} title={title} content={content} placement="top">
      <Button size="sm" variant="secondary" fill="text">
        {t('alert-groups.refused.why', 'Why?')}
      </Button>
    </Popover>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ maxHeight: theme.spacing(40), overflow: 'auto', paddingLeft: theme.spacing(2), margin: 0 }),
});
