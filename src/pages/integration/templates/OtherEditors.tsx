import { dateTimeFormat } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert } from '@grafana/ui';
import React from 'react';
import type { TemplateEditor } from '../../../../pkg/contract/types.ts';
import { useOtherEditors } from '../../../api/templateEditing';
import { actorText } from '../../../components/alert-group/actorText';

interface Props {
  uid: string;
  /** Whether templates are changed here and not saved, of which others are told. */
  hasDrafts: boolean;
}

/** Says who else has templates of the integration that are changed and not saved. */
export function OtherEditors({ uid, hasDrafts }: Props) {
  const others = useOtherEditors(uid, hasDrafts);
  return others.length === 0 ? null : (
    <Alert
      severity="info"
      bottomSpacing={0}
      title={t('templates.others.title', 'Templates are being edited elsewhere, too')}
    >
      {others.map((other) => (
        <div key={JSON.stringify(other.editor)}>{otherText(other)}</div>
      ))}
    </Alert>
  );
}

function otherText({ editor, since, self }: TemplateEditor): string {
  const time = dateTimeFormat(since);
  // Whoever has no login may be somebody else, too.
  return self && editor.kind !== 'anonymous'
    ? t('templates.others.self', 'You have unsaved changes on another page, since {{time}}.', {
        time,
        interpolation: { escapeValue: false },
      })
    : t('templates.others.somebody', '{{who}} has unsaved changes, since {{time}}.', {
        who: actorText(editor),
        time,
        interpolation: { escapeValue: false },
      });
}
