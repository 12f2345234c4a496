import { Button } from '@grafana/ui';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import React from 'react';

interface Props {
  query: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'fetchNextPage' | 'isFetchingNextPage'>;
  label: string;
}

export function ShowOlder({ query, label }: Props) {
  if (!query.hasNextPage) {
    return null;
  }
  return (
    <div>
      <Button
        variant="secondary"
        size="sm"
        disabled={query.isFetchingNextPage}
        onClick={() => void query.fetchNextPage()}
      >
        {label}
      </Button>
    </div>
  );
}
