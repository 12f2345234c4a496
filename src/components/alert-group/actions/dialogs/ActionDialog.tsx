import React, { type ComponentType } from 'react';
import type { GroupAction, Target } from '../../../../api/operations/operation';
import type { DialogName } from '../ActingProvider';
import { AssignDialog } from './AssignDialog';
import { DeleteDialog } from './DeleteDialog';
import { NoteDialog } from './NoteDialog';
import { ResolveDialog } from './ResolveDialog';
import { SilenceDialog } from './SilenceDialog';

export interface DialogProps {
  target: Target;
  onAct: (action: GroupAction) => void;
  onClose: () => void;
}

const dialogs: Record<DialogName, ComponentType<DialogProps>> = {
  resolve: ResolveDialog,
  silence: SilenceDialog,
  assign: AssignDialog,
  note: NoteDialog,
  delete: DeleteDialog,
};

/** The dialog of an action. */
export function ActionDialog({ dialog, ...props }: DialogProps & { dialog: DialogName }) {
  const Dialog = dialogs[dialog];
  return <Dialog {...props} />;
}
