import { t } from '@grafana/i18n';
import React, { useState } from 'react';
import { noteLimit } from '../../../../../pkg/contract/limits.ts';
import { TextAreaField } from '../../../form/TextAreaField';
import type { DialogProps } from './ActionDialog';
import { FormDialog } from './FormDialog';
import { targetText } from './targetText';

export function NoteDialog({ target, onAct, onClose }: DialogProps) {
  const [text, setText] = useState('');
  const note = text.trim();
  return (
    <FormDialog
      title={t('alert-groups.note.title', 'Note on {{what}}', { what: targetText(target) })}
      submit={t('alert-groups.note.add', 'Add note')}
      isReady={note !== ''}
      onSubmit={() => onAct({ action: 'note', text: note })}
      onClose={onClose}
    >
      <TextAreaField
        label={t('alert-groups.note.text', 'Note')}
        description={t('alert-groups.note.markdown', 'Markdown. Ctrl-Enter adds it.')}
        id="bellhook-note"
        rows={5}
        maxLength={noteLimit}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
    </FormDialog>
  );
}
