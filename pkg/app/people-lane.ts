/** The pool's lane for requests of people of an org. It takes turns with the lanes of the org's integrations, whose ids count from 1. */
export const peopleLane = 0;
