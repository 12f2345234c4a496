import type { WebhookErrorCode } from '../contract/errors.ts';

/** Why a delivery is not accepted. */
export type Rejection = WebhookErrorCode;
