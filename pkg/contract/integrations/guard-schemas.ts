import { z } from 'zod';
import { intWithin } from '../common-schemas.ts';
import {
  defaultWindowSeconds,
  grafanaSignatureHeader,
  hmacAlgorithms,
  hmacEncodings,
  listLimits,
  secretLengths,
  secretNames,
  windowLimits,
} from './guards.ts';
import { isNetwork } from './network.ts';

/** The name of a header (RFC 9110 §5.1). */
const header = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}$/, 'must be the name of a header');

const windowSeconds = intWithin(windowLimits).default(defaultWindowSeconds);

/** How the sender signs what it sends. Names as its tool has them; the key is a secret of the integration. */
export const signatureGuard = z.discriminatedUnion('scheme', [
  z.strictObject({
    scheme: z.literal('grafana'),
    header: header.default(grafanaSignatureHeader),
    /** As the contact point has it; null where it has none, and then nothing tells a replay from the first. */
    timestampHeader: header.nullable().default(null),
    windowSeconds,
  }),
  z.strictObject({ scheme: z.literal('github') }),
  z.strictObject({ scheme: z.literal('gitlab') }),
  z.strictObject({ scheme: z.literal('sentry') }),
  z.strictObject({ scheme: z.literal('slack'), windowSeconds }),
  z.strictObject({ scheme: z.literal('standard'), windowSeconds }),
  z.strictObject({
    scheme: z.literal('sns'),
    /** The topics that may send, by their ARNs; none stands for any topic of Amazon's. */
    topics: z
      .array(
        z.string().regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_.-]{1,256}$/, 'must be the ARN of a topic')
      )
      .max(listLimits.topics)
      .default([]),
  }),
  z
    .strictObject({
      scheme: z.literal('hmac'),
      algorithm: z.enum(hmacAlgorithms).default('sha256'),
      header,
      /** What is before the signature in its header, such as `sha256=`. */
      prefix: z.string().max(50).default(''),
      encoding: z.enum(hmacEncodings).default('hex'),
      /** What is signed: `{body}`, which has to be in it, `{timestamp}`, and text that stands for itself. */
      signed: z
        .string()
        .max(200)
        .refine((text) => text.split('{body}').length === 2, 'must have {body} once')
        .refine((text) => text.split('{timestamp}').length <= 2, 'may have {timestamp} once')
        .default('{body}'),
      timestampHeader: header.nullable().default(null),
      windowSeconds,
    })
    .refine(({ signed, timestampHeader }) => signed.includes('{timestamp}') === (timestampHeader !== null), {
      path: ['signed'],
      message: 'must have {timestamp} if there is a header for it, and only then: else anybody could change it',
    }),
]);

const credentialsGuard = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('basic'),
    user: z
      .string()
      .min(1)
      .max(200)
      .refine((user) => !user.includes(':'), 'cannot have a colon'),
  }),
  z.strictObject({ kind: z.literal('bearer') }),
]);

/** Who may send to an integration besides knowing its URL. Each that is null or empty is off. */
export const guards = z.strictObject({
  signature: signatureGuard.nullable().default(null),
  credentials: credentialsGuard.nullable().default(null),
  /** Addresses and networks from which alerts may come. */
  networks: z
    .array(
      z.string().trim().refine(isNetwork, 'must be an address or a network, such as 192.0.2.0/24 or 2001:db8::/32')
    )
    .max(listLimits.networks)
    .default([]),
  /** Pages whose scripts and forms may send, such as `https://status.example.com`; none stands for any form and no script. */
  origins: z
    .array(
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(
          /^https?:\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?$/,
          'must be an origin, such as https://status.example.com'
        )
    )
    .max(listLimits.origins)
    .default([]),
});

/** A secret as people give it. */
export const secretValue = z
  .string()
  .min(secretLengths[0])
  .max(secretLengths[1])

  .regex(/^[^\u0000-\u001f\u007f]*$/, 'cannot have line breaks or other control characters');

/** Secrets to set, by name; null takes one away. They go in, and never out. */
export const secretChanges = z
  .strictObject({
    signature: secretValue.nullable(),
    credentials: secretValue.nullable(),
  } satisfies Record<(typeof secretNames)[number], z.ZodType>)
  .partial();

/** What is told of a secret: that it is set, and when that was. */
export const secretState = z.object({
  name: z.enum(secretNames),
  setAt: z.iso.datetime(),
  /** Whether the sidecar has the key to it; without, nothing is let in. */
  readable: z.boolean(),
});
