import { createContext } from 'react';

/** Opens another group in the place of the one that is shown; null where a link leads to its page. */
export const FollowGroup = createContext<((id: string) => void) | null>(null);
