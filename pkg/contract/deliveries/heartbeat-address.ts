/** Stands where deliveries have the address of their sender, for what Bellhook itself sends for heartbeats. */
export const heartbeatAddress = 'heartbeat';
