import type { UseQueryResult } from '@tanstack/react-query';
import React, { type ReactNode } from 'react';
import type { AlertGroup } from '../../../pkg/contract/types.ts';
import type { ApiError } from '../../api/client/ApiError';
import { MayHere } from '../../app/permissions';
import { QueryView } from '../../components/QueryView';
import { GoneGroup } from './GoneGroup';
import type { Place } from './place';

interface Props {
  query: UseQueryResult<AlertGroup, ApiError>;
  place: Place;
  children: (group: AlertGroup) => ReactNode;
}

/** Shows a group, or that it is gone. */
export function GroupQueryView({ query, place, children }: Props) {
  return query.error?.code === 'not_found' ? (
    <GoneGroup error={query.error} place={place} />
  ) : (
    <QueryView query={query}>{(group) => <MayHere value={group.may}>{children(group)}</MayHere>}</QueryView>
  );
}
