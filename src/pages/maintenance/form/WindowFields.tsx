import { css } from '@emotion/css';
import { t } from '@grafana/i18n';
import { Checkbox, Stack, useStyles2 } from '@grafana/ui';
import React, { useRef } from 'react';
import { windowNameLimit } from '../../../../pkg/contract/maintenance/limits.ts';
import { InputField } from '../../../components/form/InputField';
import { TextAreaField } from '../../../components/form/TextAreaField';
import { useFirstFocus } from '../../../components/form/useFirstFocus';
import type { Problems } from './problems';
import { RepeatFields } from './RepeatFields';
import { ScopeFields } from './ScopeFields';
import { TimeFields } from './TimeFields';
import type { WindowValues } from './windowValues';

export interface FieldsProps {
  values: WindowValues;
  /** What is to be said of the fields. */
  problems: Problems;
  onChange: (changes: Partial<WindowValues>) => void;
}

interface Props extends FieldsProps {
  isNew: boolean;
  isReadOnly: boolean;
}

export function WindowFields({ isNew, isReadOnly, ...props }: Props) {
  const styles = useStyles2(getStyles);
  const { values, problems, onChange } = props;
  const name = useRef<HTMLInputElement>(null);
  useFirstFocus(name);
  return (
    <fieldset disabled={isReadOnly} className={styles.fields}>
      <Stack direction="column" gap={2}>
        <InputField
          ref={name}
          required
          label={t('maintenance.name', 'Name')}
          problem={problems.name}
          id="maintenance-name"
          autoComplete="off"
          maxLength={windowNameLimit}
          value={values.name}
          onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        />
        <TextAreaField
          label={t('maintenance.reason', 'Reason')}
          id="maintenance-reason"
          rows={2}
          value={values.reason}
          onChange={({ currentTarget }) => onChange({ reason: currentTarget.value })}
        />
        <TimeFields {...props} isNew={isNew} />
        <RepeatFields {...props} />
        <ScopeFields {...props} />
        <div>
          <Checkbox
            label={t('maintenance.includes-open', 'Silence alert groups that are open already, too')}
            value={values.includesOpen}
            onChange={({ currentTarget }) => onChange({ includesOpen: currentTarget.checked })}
          />
        </div>
      </Stack>
    </fieldset>
  );
}

const getStyles = () => ({ fields: css({ minWidth: 0, margin: 0 }) });
