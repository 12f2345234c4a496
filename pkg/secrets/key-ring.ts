import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** What a secret belongs to. It cannot be read as one of anything else. */
export interface SecretPlace {
  readonly orgId: number;
  /** Of the integration. */
  readonly uid: string;
  readonly name: string;
}

/** Seals secrets, so that who has the database and not the keys cannot read them. */
export interface KeyRing {
  /** Whether there is a key. Without one nothing can be sealed. */
  readonly hasKeys: boolean;
  /** Names of the keys, which say nothing of them; the first is the one that seals. */
  readonly keyIds: readonly string[];
  /** Seals with the first key. Two seals of the same text differ. */
  seal(place: SecretPlace, secret: string): string;
  /** @returns null where no key fits, or where it was changed or belongs to another place */
  open(place: SecretPlace, sealed: string): string | null;
  /** Whether the first key has sealed it. */
  isCurrent(sealed: string): boolean;
}

/** One whose keys change while it is used. */
export interface ChangingKeyRing extends KeyRing {
  /** @returns whether they are other ones, or in another order */
  replace(keys: readonly Uint8Array[]): boolean;
}

/** Bytes of a key, of AES-256. */
export const keyBytes = 32;

/** 96 bits are what GCM is made for (NIST SP 800-38D §5.2.1.1). */
const nonceBytes = 12;
const tagBytes = 16;

/**
 * A sealed secret is `v1.<id of the key>.<nonce, text and tag as base64url>`, encrypted with AES-256-GCM. What it belongs to is authenticated with it.
 * @param keys of 32 bytes each; all of them open, the first one seals
 */
export function createKeyRing(keys: readonly Uint8Array[]): ChangingKeyRing {
  const toRing = (of: readonly Uint8Array[]) => of.map((key) => ({ id: idOf(key), key: createSecretKey(key) }));
  let ring = toRing(keys);
  return {
    get hasKeys() {
      return ring.length > 0;
    },
    get keyIds() {
      return ring.map(({ id }) => id);
    },

    replace(others) {
      const before = ring;
      ring = toRing(others);
      return before.length !== ring.length || before.some(({ key }, i) => ring[i]?.key.equals(key) !== true);
    },

    seal(place, secret) {
      const [current] = ring;
      if (current === undefined) {
        throw new Error('there is no key to seal with');
      }
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', current.key, nonce).setAAD(dataOf(place));
      const text = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return `v1.${current.id}.${text.toString('base64url')}`;
    },

    open(place, sealed) {
      const [version, id, text = ''] = sealed.split('.');
      const bytes = Buffer.from(text, 'base64url');
      if (version !== 'v1' || bytes.length < nonceBytes + tagBytes) {
        return null;
      }
      const key = ring.find((one) => one.id === id)?.key;
      return key === undefined ? null : decrypt(key, place, bytes);
    },

    isCurrent: (sealed) => sealed.split('.')[1] === ring[0]?.id,
  };
}

function decrypt(key: KeyObject, place: SecretPlace, bytes: Buffer): string | null {
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes })
    .setAAD(dataOf(place))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(nonceBytes, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return null;
  }
}

/** No two places have the same: a uid and a name hold no line break. */
function dataOf({ orgId, uid, name }: SecretPlace): Buffer {
  return Buffer.from(`bellhook secret 1\n${orgId}\n${uid}\n${name}`);
}

function idOf(key: Uint8Array): string {
  return createHash('sha256').update('bellhook key id\n').update(key).digest('hex').slice(0, 8);
}
