import { t } from '@grafana/i18n';
import { Button, type Monaco, Stack, Text } from '@grafana/ui';
import React from 'react';
import type { TemplateAuthor, TemplateChange } from '../../../../../pkg/contract/types.ts';
import { useMay } from '../../../../app/permissions';
import { actorText } from '../../../../components/alert-group/actorText';
import { RelativeTime } from '../../../../components/time/RelativeTime';
import { TemplateDiff } from '../editor/TemplateDiff';

interface Props {
  change: Pick<TemplateChange, 'at' | 'by'> & TextChange;
  text: string;
  byDefault: string;
  monaco: Monaco | undefined;
  isOpen: boolean;
  onToggle: () => void;
  onRestore: (text: string) => void;
}

type TextChange = Omit<TemplateChange['templates'][number], 'template'>;

/** A change of a template: who and when, and, open, what it changed, with a way back to the text before it. */
export function HistoryEntry({ change, text, byDefault, monaco, isOpen, onToggle, onRestore }: Props) {
  const may = useMay();
  const before = change.before ?? byDefault;
  return (
    <Stack direction="column" gap={1}>
      <Stack alignItems="center" gap={1} wrap="wrap">
        <Button
          size="sm"
          variant="secondary"
          fill="text"
          icon={isOpen ? 'angle-down' : 'angle-right'}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          {authorText(change.by)}
        </Button>
        <Text color="secondary" variant="bodySmall">
          <RelativeTime at={change.at} /> · {kindText(change)}
        </Text>
      </Stack>
      {isOpen && (
        <>
          <TemplateDiff
            monaco={monaco}
            before={before}
            after={change.after ?? byDefault}
            beforeLabel={t('templates.history.before', 'Before')}
            afterLabel={t('templates.history.after', 'After')}
          />
          {may('previewTemplates') && before !== text && (
            <div>
              <Button size="sm" variant="secondary" icon="history" onClick={() => onRestore(before)}>
                {t('templates.history.restore', 'Take the text before it as a draft')}
              </Button>
            </div>
          )}
        </>
      )}
    </Stack>
  );
}

function authorText(author: TemplateAuthor): string {
  return author.kind === 'provisioning'
    ? t('templates.history.provisioning', 'A provisioning file')
    : actorText(author);
}

function kindText({ before, after }: TextChange): string {
  if (after === null) {
    return t('templates.history.to-default', 'back to the default');
  }
  return before === null
    ? t('templates.history.from-default', 'instead of the default')
    : t('templates.history.changed', 'changed');
}
