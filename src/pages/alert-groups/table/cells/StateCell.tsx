import { t } from '@grafana/i18n';
import React from 'react';
import type { State } from '../../../../../pkg/contract/alert-groups/states.ts';
import { stateText } from '../../../../components/alert-group/stateTexts';

/** The state; its longest word has a short form for lists with little room, which the table's styles choose. */
export function StateCell({ state }: { state: State }) {
  const text = stateText(state);
  return (
    <span data-state={state} title={text}>
      {state === 'acknowledged' ? (
        <>
          <span data-part="word">{text}</span>
          <span data-part="short" aria-hidden>
            {t('alert-groups.state.acked', 'Acked')}
          </span>
        </>
      ) : (
        text
      )}
    </span>
  );
}
