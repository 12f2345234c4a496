import type { TemplateName } from '../contract/templates/templates.ts';
import type { IntegrationKey } from './changes.ts';

/** The cursor is not the `nextCursor` of any page of this list. */
export class InvalidCursor extends Error {}

/** Two integrations cannot have the same token. */
export class TokenTaken extends Error {
  /** The integration that was to get a token of another. */
  readonly integration: IntegrationKey;

  constructor(integration: IntegrationKey) {
    super('the token belongs to another integration');
    this.integration = integration;
  }
}

/** Templates are no longer those that a change goes on from. */
export class TemplatesChanged extends Error {
  readonly templates: readonly TemplateName[];

  constructor(templates: readonly TemplateName[]) {
    super('somebody else has changed templates meanwhile');
    this.templates = templates;
  }
}

/** Whoever asks for it may not do it. */
export class Forbidden extends Error {}

/** Somebody else has begun an operation under the same name. */
export class OperationTaken extends Error {}
