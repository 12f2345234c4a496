import { t } from '@grafana/i18n';
import { Button, Modal } from '@grafana/ui';
import React, { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { holdFocus } from './holdFocus';

interface Props {
  title: string;
  /** What the button that does it says. */
  submit: string;
  /** Whether what is filled in can be done. */
  isReady?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a form, whose first field has the focus. Ctrl-Enter submits it from everywhere in it, and Enter wherever that makes no line. */
export function FormDialog({ title, submit, isReady = true, onSubmit, onClose, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const focus = () => form.current?.querySelector<HTMLElement>('input:not([type=radio]), textarea')?.focus();
    focus();
    const dialog = form.current?.closest('[role=dialog]');
    return dialog ? holdFocus(dialog, focus) : undefined;
  }, []);
  const submitIfReady = () => {
    if (isReady) {
      onSubmit();
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submitIfReady();
    }
  };
  return (
    // A double click on what opened the dialog must not close it.
    <Modal title={title} isOpen onDismiss={onClose} closeOnBackdropClick={false} initialFocus={-1}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Its keys only repeat its button. */}
      <form
        ref={form}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          submitIfReady();
        }}
      >
        {children}
        <Modal.ButtonRow>
          <Button type="button" variant="secondary" fill="outline" onClick={onClose}>
            {t('alert-groups.dialog.cancel', 'Cancel')}
          </Button>
          <Button type="submit" disabled={!isReady}>
            {submit}
          </Button>
        </Modal.ButtonRow>
      </form>
    </Modal>
  );
}
