import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import React from 'react';
import { useParams } from 'react-router-dom';
import { useAlertGroup } from '../../api/alertGroups';
import { links } from '../../app/links';
import { MayHere } from '../../app/permissions';
import { lastList } from '../../components/alert-group/lastList';
import { stateText } from '../../components/alert-group/stateTexts';
import { PageTitle } from '../../components/PageTitle';
import { useTitleText } from '../../components/title/useTitleText';
import { useIsPhone } from '../../components/useIsPhone';
import { AlertGroupView } from './AlertGroupView';
import { GroupQueryView } from './GroupQueryView';
import { GroupButtons } from './head/GroupButtons';

export function AlertGroupPage() {
  const { id = '' } = useParams();
  const isPhone = useIsPhone();
  const query = useAlertGroup(id);
  const group = query.error?.code === 'not_found' ? undefined : query.data;
  const title = useTitleText(group?.title ?? '');
  return (
    <PluginPage
      pageNav={{
        // It is the title of the browser's tab too.
        text: group ? `${stateText(group.state)}: ${title}` : t('alert-group.title', 'Alert group'),
        parentItem: {
          text: t('alert-groups.title', 'Alert groups'),
          url: locationUtil.assureBaseUrl(links.alertGroups(lastList.search())),
        },
      }}
      renderTitle={(text) => <PageTitle title={group ? `#${group.number} ${title}` : text} />}
      actions={
        group &&
        !isPhone && (
          <MayHere value={group.may}>
            <GroupButtons group={group} />
          </MayHere>
        )
      }
    >
      <GroupQueryView query={query} place="page">
        {(shown) => <AlertGroupView key={shown.id} group={shown} place="page" />}
      </GroupQueryView>
    </PluginPage>
  );
}
