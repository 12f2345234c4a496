import { t } from '@grafana/i18n';
import { Icon } from '@grafana/ui';
import React from 'react';
import { Link } from 'react-router-dom';
import { testLabel } from '../../../../../pkg/contract/deliveries/test-address.ts';
import type { AlertGroupSummary } from '../../../../../pkg/contract/types.ts';
import { links } from '../../../../app/links';
import { FlappingMark } from '../../../../components/alert-group/FlappingMark';
import { MaintenanceMark } from '../../../../components/alert-group/MaintenanceMark';
import { TestBadge } from '../../../../components/alert-group/TestBadge';
import { useTitleText } from '../../../../components/title/useTitleText';
import { type ColumnId, isLabel, labelOf } from '../columns';

interface Props {
  group: AlertGroupSummary;
  columns: readonly ColumnId[];
}

/** The title, cut off where there is no more room, and the labels behind it. */
export function TitleCell({ group, columns }: Props) {
  const { id, title } = group;
  const text = useTitleText(title);
  const shown = columns.includes('labels') ? chips(group, columns, text) : [];
  return (
    <div data-part="title">
      <Link to={links.alertGroup(id)} title={text} dir="auto">
        {text}
      </Link>
      <TestBadge group={group} />
      <FlappingMark group={group} isShort />
      <MaintenanceMark group={group} isShort />
      {group.noteCount > 0 && <Notes count={group.noteCount} />}
      {shown.length > 0 && (
        <span data-part="labels" title={shown.map(([name, value]) => `${name}=${value}`).join('\n')}>
          {shown.map(([name, value]) => (
            <span key={name} data-part="label">
              <bdi>{name}</bdi>=<bdi>{value}</bdi>
            </span>
          ))}
        </span>
      )}
    </div>
  );
}

function Notes({ count }: { count: number }) {
  const text = t('alert-groups.notes', '{{count}} notes', { count });
  return (
    <span data-part="notes" role="img" aria-label={text} title={text}>
      <Icon name="comment-alt" size="xs" /> {count}
    </span>
  );
}

/** How many labels have room in one line at most. */
const mostChips = 8;

/** Labels that have no column of their own, and say what title and bar do not. */
function chips({ labels, severity }: AlertGroupSummary, columns: readonly ColumnId[], title: string) {
  const inColumns = new Set(columns.filter(isLabel).map(labelOf));
  return Object.entries(labels)
    .filter(
      ([name, value]) =>
        name !== testLabel && !inColumns.has(name) && value !== '' && value !== severity && !title.includes(value)
    )
    .slice(0, mostChips);
}
