import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';
import type { Operation } from '../../../../api/operations/operation';
import { useOperations, useOperationStore } from '../../../../api/operations/OperationsProvider';
import { actionBarHeight } from '../actionBarHeight';
import { outcomeText } from '../operationTexts';
import { ProgressLine } from './ProgressLine';
import { Refusals } from './Refusals';
import { useExpiry } from './useExpiry';

/**
 * Says what the newest action came to, and undoes it on request, for ten seconds; while an action on many groups runs, how far it
 * is. It takes no focus.
 */
export function OperationNotice() {
  const styles = useStyles2(getStyles);
  const told = useOperations().filter(
    ({ outcome, progress, isWaiting }) => outcome !== null || progress !== null || isWaiting
  );
  return (
    <div role="status" className={styles.place} data-operation-notice="">
      {told.map((operation, i) => (
        <Notice key={operation.id} operation={operation} isShown={i === told.length - 1} />
      ))}
    </div>
  );
}

/** @param isShown false where a newer one is shown; the time to undo it runs all the same */
function Notice({ operation, isShown }: { operation: Operation; isShown: boolean }) {
  const styles = useStyles2(getStyles);
  const { undo, dismiss } = useOperationStore();
  const { id, phase, outcome, progress, isWaiting } = operation;
  const hold = useExpiry(phase === 'done', isShown, () => dismiss(id));
  return isShown ? (
    <div className={styles.notice} {...hold}>
      {outcome === null ? (
        <Running progress={progress} isWaiting={isWaiting} />
      ) : (
        <>
          <span>{outcomeText(operation, outcome)}</span>
          {outcome.refused.length > 0 && <Refusals refused={outcome.refused} />}
          {outcome.canUndo && (
            <Button size="sm" variant="secondary" disabled={phase !== 'done'} onClick={() => void undo(id)}>
              {t('alert-groups.undo.button', 'Undo')}
            </Button>
          )}
          <IconButton
            name="times"
            size="sm"
            aria-label={t('alert-groups.undo.dismiss', 'Close')}
            onClick={() => dismiss(id)}
          />
        </>
      )}
    </div>
  ) : null;
}

function Running({ progress, isWaiting }: Pick<Operation, 'progress' | 'isWaiting'>) {
  return isWaiting ? (
    <span>
      {t('alert-groups.progress.waiting', 'Bellhook does not answer. What you asked for goes on as soon as it does.')}
    </span>
  ) : (
    progress && <ProgressLine {...progress} />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  place: css({
    position: 'fixed',
    insetInline: theme.spacing(2),
    bottom: theme.spacing(1),
    'body:has([data-action-bar]) &': { bottom: `calc(${actionBarHeight}px + ${theme.spacing(1)})` },
    zIndex: theme.zIndex.sidemenu,
    display: 'flex',
    justifyContent: 'center',
    // What lies beneath can be clicked.
    pointerEvents: 'none',
  }),
  notice: css({
    pointerEvents: 'auto',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    maxWidth: '100%',
    padding: theme.spacing(0.5, 1.5),
    background: theme.colors.background.elevated ?? theme.colors.background.secondary,
    border: `1px solid ${theme.colors.border.medium}`,
    borderRadius: theme.shape.radius.default,
    boxShadow: theme.shadows.z3,
  }),
});
