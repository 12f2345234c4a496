import type { IntegrationKey } from './changes.ts';

/** A cursor that no page gave. */
export class InvalidCursor extends Error {}

/** Two integrations cannot have the same token. */
export class TokenTaken extends Error {
  /** The one that was to have the token of another. */
  readonly integration: IntegrationKey;

  constructor(integration: IntegrationKey) {
    super('the token belongs to another integration');
    this.integration = integration;
  }
}
