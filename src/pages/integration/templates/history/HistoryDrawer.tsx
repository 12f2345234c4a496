import { t } from '@grafana/i18n';
import { Drawer, type Monaco, Stack, Text } from '@grafana/ui';
import React, { useState } from 'react';
import type { TemplateName } from '../../../../../pkg/contract/templates/templates.ts';
import { useTemplateChanges } from '../../../../api/templates';
import { templateNameText } from '../../../../components/integration/templateNameText';
import { QueryView } from '../../../../components/QueryView';
import { HistoryEntry } from './HistoryEntry';

interface Props {
  uid: string;
  name: TemplateName;
  /** The text as it is now, a draft or not. */
  text: string;
  byDefault: string;
  monaco: Monaco | undefined;
  /** Takes an earlier text as the draft. */
  onRestore: (text: string) => void;
  onClose: () => void;
}

/** Who changed a template, when, and how; an earlier text can be taken as the draft. */
export function HistoryDrawer({ uid, name, onClose, ...props }: Props) {
  const query = useTemplateChanges(uid);
  const [openId, setOpenId] = useState<string>();
  return (
    <Drawer
      title={t('templates.history.title', 'Who changed it: {{name}}', { name: templateNameText(name) })}
      size="md"
      onClose={onClose}
    >
      <QueryView query={query}>
        {({ items }) => {
          const changes = items.flatMap(({ templates, ...change }) =>
            templates.flatMap(({ template, ...texts }) => (template === name ? [{ ...change, ...texts }] : []))
          );
          return changes.length === 0 ? (
            <Text>{t('templates.history.none', 'Nobody has changed it since it was made.')}</Text>
          ) : (
            <Stack direction="column" gap={1}>
              {changes.map((change) => (
                <HistoryEntry
                  key={change.id}
                  {...props}
                  change={change}
                  isOpen={change.id === openId}
                  onToggle={() => setOpenId(change.id === openId ? undefined : change.id)}
                />
              ))}
            </Stack>
          );
        }}
      </QueryView>
    </Drawer>
  );
}
