/** The lane in the pool of what people of an org ask for; it takes turns with those of the org's integrations, which count from 1. */
export const peopleLane = 0;
