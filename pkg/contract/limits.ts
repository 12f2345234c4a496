/** Largest body of a resource call, in bytes. Grafana itself sets none. */
export const resourceBodyLimit = 4 * 1024 * 1024;

/** Longest payload of a delivery that the sidecar's settings can allow, in bytes. */
export const payloadLimit = 16 * 1024 * 1024;

/** The most groups that an action can name by their ids. */
export const actedIdsLimit = 1000;

/** For how long an action on alert groups can be undone, in milliseconds. */
export const undoTime = 60_000;

/** Longest reason for an action, in UTF-16 units. */
export const reasonLimit = 1000;

/** Longest note on an alert group, in UTF-16 units. */
export const noteLimit = 10_000;

/** Longest name of an integration, in UTF-16 units. */
export const nameLimit = 150;

/** Longest description of an integration, in UTF-16 units. */
export const descriptionLimit = 250;

/** Longest query for alert groups, in UTF-16 units. */
export const queryTextLimit = 4000;
