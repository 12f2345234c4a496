/** Stands where deliveries have the address of their sender, for one that an Admin sent from the integration's page. */
export const testAddress = 'test';

/** The label of groups that tests have opened, with the value `true`. No template can make it, so no other group has it. */
export const testLabel = 'bellhook_test';
