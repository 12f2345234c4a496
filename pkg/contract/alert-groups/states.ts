/** The states of an alert group, in the order in which people want to see them. */
export const states = ['firing', 'acknowledged', 'silenced', 'resolved'] as const;

export type State = (typeof states)[number];

/** What a person can do to an alert group. Each is also the name of its route. */
export const actions = ['acknowledge', 'unacknowledge', 'resolve', 'unresolve', 'silence', 'unsilence'] as const;

export type Action = (typeof actions)[number];

/**
 * The actions that each state allows; every other one is refused with `state_conflict`.
 * Silencing a silenced group changes until when.
 */
export const allowedActions: Record<State, readonly Action[]> = {
  firing: ['acknowledge', 'silence', 'resolve'],
  acknowledged: ['unacknowledge', 'silence', 'resolve'],
  silenced: ['unsilence', 'acknowledge', 'silence', 'resolve'],
  resolved: ['unresolve'],
};

/** What an alert can say about its group. */
export const signals = ['fire', 'acknowledge', 'resolve'] as const;

export type Signal = (typeof signals)[number];
