// Lanes of the pool beside those of an org's integrations, whose ids count from 1. All lanes of an org take turns.

/** For requests of people of an org. */
export const peopleLane = 0;
/** For what nobody waits for. */
export const backgroundLane = -1;
