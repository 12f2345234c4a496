/** Largest body of a resource call, in bytes. Grafana itself sets none. */
export const resourceBodyLimit = 4 * 1024 * 1024;
