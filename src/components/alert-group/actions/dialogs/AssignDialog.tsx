import { t } from '@grafana/i18n';
import { Combobox, Field } from '@grafana/ui';
import React, { useState } from 'react';
import { type Person, usePeople } from '../../../../api/people';
import { described } from '../../../form/described';
import type { DialogProps } from './ActionDialog';
import { FormDialog } from './FormDialog';
import { targetText } from './targetText';

/** Assigns to anybody of the org. */
export function AssignDialog({ target, onAct, onClose }: DialogProps) {
  const find = usePeople();
  const [chosen, setChosen] = useState<Person | null>(null);
  return (
    <FormDialog
      title={t('alert-groups.assign.title', 'Assign {{what}}', { what: targetText(target) })}
      submit={t('alert-groups.action.assign', 'Assign')}
      isReady={chosen !== null}
      onSubmit={() => chosen && onAct({ action: 'assign', assignee: chosen })}
      onClose={onClose}
    >
      <Field noMargin label={t('alert-groups.assign.to', 'To')}>
        <Combobox<string>
          id="bellhook-assignee"
          aria-label={t('alert-groups.assign.to', 'To')}
          placeholder={t('alert-groups.assign.placeholder', 'Name or login')}
          value={chosen && { value: chosen.login, label: chosen.name || chosen.login }}
          onChange={({ value, label }) => setChosen({ login: value, name: label ?? value })}
          options={async (text) =>
            (await find(text)).map(({ login, name }) => ({
              value: login,
              label: name || login,
              ...described(name && name !== login ? login : undefined),
            }))
          }
        />
      </Field>
    </FormDialog>
  );
}
