import { t } from '@grafana/i18n';
import { locationService } from '@grafana/runtime';
import { ConfirmModal } from '@grafana/ui';
import React, { useEffect, useState } from 'react';
import type { TemplateName } from '../../../../pkg/contract/templates/templates.ts';
import { links } from '../../../app/links';
import { tabStorage } from '../../../app/tabStorage';
import { draftedTemplates, draftEntry } from '../../../components/integration/templateDrafts';
import { templateNameText } from '../../../components/integration/templateNameText';

type Place = ReturnType<typeof locationService.getLocation>;

/** Asks before somebody leaves the page of an integration whose templates have drafts. The page's tabs are no leaving. */
export function LeaveDrafts({ uid }: { uid: string }) {
  const [asked, setAsked] = useState<{ to: Place; drafts: readonly TemplateName[] }>();
  const isAsked = asked !== undefined;
  useEffect(() => {
    const page = links.integration(uid);
    return isAsked
      ? undefined
      : locationService.getHistory().block((to: Place) => {
          const drafts = draftedTemplates(uid);
          if (drafts.length === 0 || to.pathname === page || to.pathname.startsWith(`${page}/`)) {
            return undefined;
          }
          setAsked({ to, drafts });
          return false;
        });
  }, [uid, isAsked]);
  if (asked === undefined) {
    return null;
  }
  const leave = () => {
    setAsked(undefined);
    locationService.getHistory().push(asked.to);
  };
  return (
    <ConfirmModal
      isOpen
      title={t('templates.leave.title', 'Leave without saving the templates?')}
      body={t('templates.leave.body', 'Not saved: {{names}}. This browser tab keeps the drafts until it is closed.', {
        names: asked.drafts.map(templateNameText).join(', '),
      })}
      confirmText={t('templates.leave.leave', 'Leave')}
      confirmVariant="secondary"
      alternativeText={t('templates.leave.discard', 'Discard the drafts and leave')}
      dismissText={t('templates.leave.stay', 'Stay')}
      onConfirm={leave}
      onAlternative={() => {
        asked.drafts.forEach((name) => tabStorage.set(draftEntry(uid, name), undefined));
        leave();
      }}
      onDismiss={() => setAsked(undefined)}
    />
  );
}
