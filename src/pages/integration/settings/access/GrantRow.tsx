import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Combobox, type ComboboxOption, FieldValidationMessage, Icon, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import { Controller, useFormContext } from 'react-hook-form';
import { accessLimits, type May } from '../../../../../pkg/contract/integrations/access.ts';
import { usePeople } from '../../../../api/people';
import { useTeamNames } from '../../../../api/teams';
import { described } from '../../../../components/form/described';
import { getLevels } from './accessTexts';
import { type AccessValues, type Grant, isRepeated } from './accessValues';

interface Props {
  index: number;
  to: Grant['to'];
  isReadOnly: boolean;
  onRemove: () => void;
}

/** One grant: to whom, and what they may do. */
export function GrantRow({ index, to, isReadOnly, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  const { control, getValues, watch, formState } = useFormContext<AccessValues>();
  const find = useFindNames(to);
  const kind = to === 'user' ? t('access.user', 'User') : t('access.team', 'Team');
  const name = watch(`grants.${index}.name`);
  const error = formState.errors.grants?.[index]?.name?.message;
  return (
    <li className={styles.row}>
      <Icon name={to === 'user' ? 'user' : 'users-alt'} title={kind} />
      <Controller
        control={control}
        name={`grants.${index}.name`}
        rules={{ validate: (typed) => nameProblem(typed, to, isRepeated(getValues('grants'), index)) }}
        render={({ field: { value, onChange } }) => (
          <Combobox<string>
            aria-label={kind}
            width={36}
            placeholder={kind}
            // What is typed counts where Grafana lists nobody.
            createCustomValue
            options={find}
            value={value === '' ? null : value}
            onChange={(option) => onChange(option.value)}
            disabled={isReadOnly}
            invalid={error !== undefined}
          />
        )}
      />
      <Controller
        control={control}
        name={`grants.${index}.may`}
        render={({ field: { value, onChange } }) => (
          <Combobox<May>
            aria-label={t('access.may', 'What {{name}} may do', { name, interpolation: { escapeValue: false } })}
            width={16}
            options={getLevels().map(({ value: level, label }) => ({ value: level, label }))}
            value={value}
            onChange={(option) => onChange(option.value)}
            disabled={isReadOnly}
          />
        )}
      />
      <IconButton
        name="trash-alt"
        aria-label={t('access.remove', 'Take away what {{name}} is granted', {
          name: name || kind,
          interpolation: { escapeValue: false },
        })}
        disabled={isReadOnly}
        onClick={onRemove}
      />
      {error !== undefined && <FieldValidationMessage>{error}</FieldValidationMessage>}
    </li>
  );
}

function useFindNames(to: Grant['to']): (text: string) => Promise<Array<ComboboxOption<string>>> {
  const findPeople = usePeople();
  const findTeams = useTeamNames();
  return async (text) =>
    to === 'user'
      ? (await findPeople(text)).map(({ login, name }) => ({
          value: login,
          label: login,
          ...described(name && name !== login ? name : undefined),
        }))
      : (await findTeams(text)).map((name) => ({ value: name, label: name }));
}

function nameProblem(name: string, to: Grant['to'], repeated: boolean): string | undefined {
  if (name.trim() === '') {
    return to === 'user' ? t('access.no-user', 'Choose a user') : t('access.no-team', 'Choose a team');
  }
  if (name.trim().length > accessLimits.name) {
    return t('access.too-long', 'Give at most {{most}} characters', { most: accessLimits.name });
  }
  return repeated ? t('access.repeated', 'It is in the list already') : undefined;
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: theme.spacing(1), listStyle: 'none' }),
});
