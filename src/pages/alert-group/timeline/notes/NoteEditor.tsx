import { t } from '@grafana/i18n';
import { Button, Stack, TextArea } from '@grafana/ui';
import React, { type KeyboardEvent, useState } from 'react';
import { noteLimit } from '../../../../../pkg/contract/limits.ts';
import { Message } from '../../../../components/message/Message';
import { SmallChoice } from '../../../../components/SmallChoice';

interface Props {
  text: string;
  /** Whether somebody has just opened it, and means to write. */
  isAskedFor: boolean;
  onText: (text: string) => void;
  saveText: string;
  isPending: boolean;
  onSave: () => void;
  onCancel: () => void;
}

/** Where a note is written in Markdown, with a preview. Ctrl+Enter saves it, Escape gives it up if nothing is written. */
export function NoteEditor({ text, isAskedFor, onText, saveText, isPending, onSave, onCancel }: Props) {
  const [look, setLook] = useState<'write' | 'preview'>('write');
  const isBlank = text.trim() === '';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !isBlank && !isPending) {
      onSave();
    }
    if (event.key === 'Escape' && isBlank) {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <Stack direction="column" gap={1}>
      <SmallChoice
        label={t('alert-group.note.look', 'Write or preview')}
        value={look}
        onChange={setLook}
        options={[
          { value: 'write', label: t('alert-group.note.write', 'Write') },
          { value: 'preview', label: t('alert-group.note.preview', 'Preview') },
        ]}
      />
      {look === 'preview' ? (
        <Message text={text} format="markdown" label={t('alert-group.note.preview', 'Preview')} />
      ) : (
        <TextArea
          // eslint-disable-next-line jsx-a11y/no-autofocus -- only where somebody has just asked for the box
          autoFocus={isAskedFor}
          rows={3}
          value={text}
          maxLength={noteLimit}
          aria-label={t('alert-group.note.text', 'Note, in Markdown')}
          placeholder={t('alert-group.note.text', 'Note, in Markdown')}
          onChange={(event) => onText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <Stack gap={1}>
        <Button size="sm" disabled={isBlank || isPending} onClick={onSave}>
          {saveText}
        </Button>
        <Button size="sm" variant="secondary" onClick={onCancel}>
          {t('alert-group.note.cancel', 'Cancel')}
        </Button>
      </Stack>
    </Stack>
  );
}
