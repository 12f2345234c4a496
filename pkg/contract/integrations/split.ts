/**
 * Most alerts that a delivery is split into. They are stored in one transaction, which others wait for: with so many it takes some ten
 * milliseconds. A sender that groups its alerts has a few, and seldom some hundreds.
 */
export const mostParts = 1000;

/** The member of an alert's payload that has what its delivery says beside the list of alerts. */
export const commonName = 'common';
