/** Largest body of a resource call, in bytes. Grafana itself sets none. */
export const resourceBodyLimit = 4 * 1024 * 1024;

/** Longest payload of a delivery that the sidecar's settings can allow, in bytes. */
export const payloadLimit = 16 * 1024 * 1024;

/** Longest name of an integration, in UTF-16 units. */
export const nameLimit = 150;

/** Longest description of an integration, in UTF-16 units. */
export const descriptionLimit = 250;
