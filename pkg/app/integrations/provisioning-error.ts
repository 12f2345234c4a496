/** A provisioning file that cannot be used. The message is one line: file, line, reason. */
export class ProvisioningError extends Error {}
