import { t } from '@grafana/i18n';
import { Button, Input, Stack } from '@grafana/ui';
import React, { type SyntheticEvent, useState } from 'react';
import { viewNameLimit } from '../../../../pkg/contract/views/limits.ts';
import { takeFocus } from './takeFocus';

interface Props {
  name: string;
  onRename: (name: string) => void;
  onCancel: () => void;
}

export function RenameView({ name, onRename, onCancel }: Props) {
  const [text, setText] = useState(name);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onRename(text.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack gap={1}>
        <Input
          aria-label={t('alert-groups.views.name', 'Name')}
          value={text}
          maxLength={viewNameLimit}
          ref={takeFocus}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" disabled={text.trim() === ''}>
          {t('alert-groups.views.save-submit', 'Save')}
        </Button>
        <Button variant="secondary" onClick={onCancel}>
          {t('alert-groups.views.cancel', 'Cancel')}
        </Button>
      </Stack>
    </form>
  );
}
