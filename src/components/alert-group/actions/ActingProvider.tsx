import React, { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { GroupAction, Outcome, Target } from '../../../api/operations/operation';
import { useOperationStore } from '../../../api/operations/OperationsProvider';
import { focusedNow, giveFocusBack } from '../../focusBack';
import { ActionDialog } from './dialogs/ActionDialog';
import { ignoreSecondEnter } from './dialogs/secondEnter';
import { rowOf } from './rowOf';

/** The actions that need more from people than a click. */
export type DialogName = 'resolve' | 'silence' | 'assign' | 'note' | 'delete';

export interface Acting {
  /** Does the action and shows it at once. @returns null where it was not done; people have been told why */
  act: (target: Target, action: GroupAction) => Promise<Outcome | null>;
  /** Opens the action's dialog, and does what comes of it. @returns null where it was not done, or called off */
  ask: (dialog: DialogName, target: Target) => Promise<Outcome | null>;
}

interface Question {
  dialog: DialogName;
  target: Target;
  /** What had the focus before. */
  from: HTMLElement | undefined;
  answer: (outcome: Promise<Outcome | null> | null) => void;
}

/** A part of a page may act in its own way, such as on a selection. */
export const ActingContext = createContext<Acting | null>(null);

/** Lets pages act on alert groups. The dialogs are here, once, because a row may be gone while its dialog is open. */
export function ActingProvider({ children }: { children: ReactNode }) {
  const { act } = useOperationStore();
  const [question, setQuestion] = useState<Question | null>(null);
  const acting = useMemo<Acting>(
    () => ({
      act,
      ask: (dialog, target) => new Promise((answer) => setQuestion({ dialog, target, from: focusedNow(), answer })),
    }),
    [act]
  );
  const close = (answer: Promise<Outcome | null> | null) => {
    question?.answer(answer);
    setQuestion(null);
    if (answer !== null) {
      ignoreSecondEnter();
    }
    giveFocusBack(() => (question?.from?.isConnected ? question.from : rowOfFirst(question?.target)));
  };
  return (
    <ActingContext.Provider value={acting}>
      {children}
      {question && (
        <ActionDialog
          dialog={question.dialog}
          target={question.target}
          onAct={(action) => close(act(question.target, action))}
          onClose={() => close(null)}
        />
      )}
    </ActingContext.Provider>
  );
}

export function useActing(): Acting {
  const acting = useContext(ActingContext);
  if (acting === null) {
    throw new Error('there is no ActingProvider');
  }
  return acting;
}

/** The row of the first group, for what has left the page meanwhile. */
function rowOfFirst(target: Target | undefined): HTMLElement | undefined {
  const id = target?.shown[0]?.id;
  return id === undefined ? undefined : rowOf(document, id);
}
