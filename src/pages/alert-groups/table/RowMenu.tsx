import React from 'react';
import type { AlertGroupSummary } from '../../../../pkg/contract/types.ts';
import { GroupActions } from '../../../components/alert-group/actions/GroupActions';
import { GroupMenu } from '../../../components/alert-group/actions/GroupMenu';

/** What can be done to the group of a row: a menu, or buttons where there is room under the thumb. */
export function RowMenu({ group, isCard }: { group: AlertGroupSummary; isCard: boolean }) {
  return isCard ? <GroupActions group={group} size="sm" /> : <GroupMenu group={group} />;
}
