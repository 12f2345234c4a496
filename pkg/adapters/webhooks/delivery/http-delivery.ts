import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Passed } from '../../../guards/verdict.ts';
import type { EntranceName } from '../../../ingest/entrance.ts';
import type { Sender } from '../../../ingest/group-commit.ts';
import type { ReadyEndpoint } from '../../../ingest/ready-endpoint.ts';
import type { UnderstandingCallbacks } from '../../../ingest/understanding.ts';
import type { BodyRoom } from '../../../receive/read-body.ts';
import type { AddedAlert } from '../../../store/shapes/alerts.ts';
import type { Understood } from '../../../work/jobs/understand.ts';
import { accept } from './accept.ts';
import { holdRoom } from './read.ts';
import { recordAccepted, recordFailure, recordNotStored, recordNotUnderstood } from './record.ts';
import type { WebhookParts } from './webhook-parts.ts';

/**
 * A request to the URL of an integration, on its way through the stages: admit → read → decode → understand → accept → record. Each is
 * a file beside this one, and calls the next. The way of a plain alert goes by calls, without a promise or a closure of its own: this
 * is where the sidecar spends its time in a storm. So the delivery is also what the stages that end later call back.
 */
export class HttpDelivery implements UnderstandingCallbacks, BodyRoom, Sender {
  readonly parts: WebhookParts;
  readonly endpoint: ReadyEndpoint;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly address: string;
  readonly receivedAt: number;
  /** Null where the integration has but one URL. */
  readonly cameBy: EntranceName | null;
  /** As far as it is read and decoded. */
  body: Buffer | undefined;
  /** What its signature has shown, where it is checked. */
  passed: Passed | null = null;
  /** Bytes of the body that it holds of its org's share. */
  heldBytes = 0;

  constructor(
    parts: WebhookParts,
    endpoint: ReadyEndpoint,
    request: IncomingMessage,
    response: ServerResponse,
    { address, receivedAt, cameBy }: Pick<HttpDelivery, 'address' | 'receivedAt' | 'cameBy'>
  ) {
    this.parts = parts;
    this.endpoint = endpoint;
    this.request = request;
    this.response = response;
    this.address = address;
    this.receivedAt = receivedAt;
    this.cameBy = cameBy;
  }

  get limit(): number {
    return this.parts.maxBody;
  }

  hold(bytes: number): boolean {
    return holdRoom(this, bytes);
  }

  understood(meaning: Understood): void {
    try {
      accept(this, meaning);
    } catch (error) {
      recordFailure(this, error);
    }
  }

  notUnderstood(error: unknown): void {
    try {
      recordNotUnderstood(this, error);
    } catch (failure) {
      recordFailure(this, failure);
    }
  }

  stored(added: AddedAlert, further: readonly AddedAlert[]): void {
    try {
      recordAccepted(this, added, further);
    } catch (error) {
      recordFailure(this, error);
    }
  }

  refused(error: unknown): void {
    try {
      recordNotStored(this, error);
    } catch (failure) {
      recordFailure(this, failure);
    }
  }
}
