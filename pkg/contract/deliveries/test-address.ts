/** Stands where deliveries have the address of their sender, for one that an Admin sent from the integration's page. */
export const testAddress = 'test';
