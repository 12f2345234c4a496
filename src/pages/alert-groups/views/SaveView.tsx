import { t } from '@grafana/i18n';
import { Alert, Button, Checkbox, Field, Input, Modal, Stack } from '@grafana/ui';
import React, { type SyntheticEvent, useState } from 'react';
import type { View } from '../../../../pkg/contract/types.ts';
import { viewNameLimit } from '../../../../pkg/contract/views/limits.ts';
import { errorText } from '../../../api/client/ApiError';
import { useCreateView } from '../../../api/views';
import { mayOwn, mayShare } from './mayChange';
import { contentOf, type Shown } from './shownView';
import { takeFocus } from './takeFocus';

interface Props {
  shown: Shown;
  onSaved: (view: View) => void;
  onClose: () => void;
}

/** Saves what the list shows as a view. */
export function SaveView({ shown, onSaved, onClose }: Props) {
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(!mayOwn());
  const [isDefault, setDefault] = useState(false);
  const create = useCreateView();
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    const body = { ...contentOf(shown), name: name.trim(), shared: isShared, isDefault };
    create.mutate(body, {
      onSuccess: (view) => {
        onSaved(view);
        onClose();
      },
    });
  };
  return (
    <Modal isOpen title={t('alert-groups.views.save-title', 'Save as a view')} onDismiss={onClose}>
      <form onSubmit={save}>
        {create.error && (
          <Alert severity="error" title={t('alert-groups.views.not-saved', 'The view was not saved')}>
            {errorText(create.error)}
          </Alert>
        )}
        <Field
          label={t('alert-groups.views.name', 'Name')}
          description={t('alert-groups.views.what', 'It keeps the search, the sort and the columns.')}
          noMargin
        >
          <Input
            id="view-name"
            value={name}
            maxLength={viewNameLimit}
            ref={takeFocus}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Stack direction="column" gap={1}>
          {mayShare() && (
            <Checkbox
              label={t('alert-groups.views.share-new', 'Share it with everybody in this org')}
              value={isShared}
              disabled={!mayOwn()}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          {mayOwn() && (
            <Checkbox
              label={t('alert-groups.views.begin-with', 'Begin my list with it')}
              value={isDefault}
              onChange={(event) => setDefault(event.currentTarget.checked)}
            />
          )}
        </Stack>
        <Modal.ButtonRow>
          <Button variant="secondary" fill="outline" onClick={onClose}>
            {t('alert-groups.views.cancel', 'Cancel')}
          </Button>
          <Button type="submit" disabled={name.trim() === '' || create.isPending}>
            {t('alert-groups.views.save-submit', 'Save')}
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  );
}
