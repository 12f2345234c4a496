import React, { type MouseEvent, useContext } from 'react';
import { links } from '../../app/links';
import { SearchLink } from '../SearchLink';
import { FollowGroup } from './FollowGroup';

interface Props {
  id: string;
  number: number;
}

/** Leads from one group to another: to its page or, in a panel beside a list, to it in the panel. */
export function GroupLink({ id, number }: Props) {
  const follow = useContext(FollowGroup);
  const onClick = (event: MouseEvent) => {
    const isPlain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (follow !== null && isPlain) {
      event.preventDefault();
      follow(id);
    }
  };
  return (
    <SearchLink to={links.alertGroup(id)} onClick={onClick}>
      {`#${number}`}
    </SearchLink>
  );
}
