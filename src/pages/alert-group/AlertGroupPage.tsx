import { locationUtil } from '@grafana/data';
import { t } from '@grafana/i18n';
import { PluginPage } from '@grafana/runtime';
import React from 'react';
import { useParams } from 'react-router-dom';
import { useAlertGroup } from '../../api/alertGroups';
import { links } from '../../app/links';
import { GroupActions } from '../../components/alert-group/actions/GroupActions';
import { lastList } from '../../components/alert-group/lastList';
import { SeverityBadge } from '../../components/alert-group/SeverityBadge';
import { StateBadge } from '../../components/alert-group/StateBadge';
import { PageTitle } from '../../components/PageTitle';
import { QueryView } from '../../components/QueryView';
import { useTitleText } from '../../components/title/useTitleText';
import { AlertGroupView } from './AlertGroupView';
import { DeleteAlertGroup } from './DeleteAlertGroup';

export function AlertGroupPage() {
  const { id = '' } = useParams();
  const query = useAlertGroup(id);
  const group = query.data;
  const title = useTitleText(group?.title ?? '');
  return (
    <PluginPage
      pageNav={{
        text: group ? `#${group.number} ${title}` : t('alert-group.title', 'Alert group'),
        parentItem: {
          text: t('alert-groups.title', 'Alert groups'),
          url: locationUtil.assureBaseUrl(links.alertGroups(lastList.search())),
        },
      }}
      renderTitle={(text) => (
        <PageTitle title={text}>
          {group && <StateBadge state={group.state} />}
          {group?.severity && <SeverityBadge severity={group.severity} />}
        </PageTitle>
      )}
      actions={
        group && (
          <>
            <GroupActions group={group} />
            <DeleteAlertGroup group={group} />
          </>
        )
      }
    >
      <QueryView query={query}>{(shown) => <AlertGroupView key={shown.id} group={shown} />}</QueryView>
    </PluginPage>
  );
}
