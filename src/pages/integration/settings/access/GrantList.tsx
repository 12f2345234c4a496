import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, Stack, Text, useStyles2 } from '@grafana/ui';
import React from 'react';
import { useFieldArray, useFormContext } from 'react-hook-form';
import { accessLimits } from '../../../../../pkg/contract/integrations/access.ts';
import { getLevels } from './accessTexts';
import type { AccessValues, Grant } from './accessValues';
import { GrantRow } from './GrantRow';

/** The grants of an integration, one a row. */
export function GrantList({ isReadOnly }: { isReadOnly: boolean }) {
  const styles = useStyles2(getStyles);
  const { control } = useFormContext<AccessValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'grants' });
  const add = (to: Grant['to'], text: string) => (
    <Button
      type="button"
      variant="secondary"
      icon="plus"
      disabled={isReadOnly || fields.length >= accessLimits.grants}
      onClick={() => append({ to, name: '', may: 'see' }, { focusName: `grants.${fields.length}.name` })}
    >
      {text}
    </Button>
  );
  return (
    <Stack direction="column" gap={2} alignItems="flex-start">
      {fields.length > 0 && (
        <ul className={styles.list} aria-label={t('access.grants', 'Who is granted something')}>
          {fields.map((grant, index) => (
            <GrantRow
              key={grant.id}
              index={index}
              to={grant.to}
              isReadOnly={isReadOnly}
              onRemove={() => remove(index)}
            />
          ))}
        </ul>
      )}
      <Stack gap={1}>
        {add('user', t('access.add-user', 'Add a user'))}
        {add('team', t('access.add-team', 'Add a team'))}
      </Stack>
      <Meanings />
    </Stack>
  );
}

/** What each level means. */
function Meanings() {
  const styles = useStyles2(getStyles);
  return (
    <dl className={styles.meanings}>
      {getLevels().map(({ value, label, description }) => (
        <React.Fragment key={value}>
          <dt>
            <Text variant="bodySmall" weight="medium">
              {label}
            </Text>
          </dt>
          <dd>
            <Text variant="bodySmall" color="secondary">
              {description}
            </Text>
          </dd>
        </React.Fragment>
      ))}
    </dl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ display: 'flex', flexDirection: 'column', gap: theme.spacing(1), margin: 0, padding: 0 }),
  meanings: css({
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: theme.spacing(1),
    margin: 0,
    '& > *': { margin: 0 },
  }),
});
