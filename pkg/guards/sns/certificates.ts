import { type KeyObject, X509Certificate } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { certificateNames } from './addresses.ts';
import { type SnsClient, SnsFault } from './client.ts';

/** The keys with which Amazon SNS signs. */
export interface SnsCertificates {
  /** @returns the key at once where it is known. @throws {SnsFault}, or rejects with it */
  keyOf(url: URL, now: number): KeyObject | Promise<KeyObject>;
}

/** So many certificates are remembered; each region has one or two. */
const mostRemembered = 50;

/** What could not be had is not asked for again so soon, in milliseconds: anybody can send a message. */
const faultTime = 30_000;

export function createSnsCertificates(client: Pick<SnsClient, 'get'>): SnsCertificates {
  const known = new LRUCache<string, { certificate: X509Certificate; key: KeyObject }>({ max: mostRemembered });
  const faults = new LRUCache<string, { until: number; message: string }>({ max: mostRemembered });
  const underWay = new Map<string, Promise<KeyObject>>();

  return {
    keyOf(url, now) {
      const remembered = known.get(url.href);
      if (remembered !== undefined) {
        checkTime(remembered.certificate, now);
        return remembered.key;
      }
      const fault = faults.get(url.href);
      if (fault !== undefined && now < fault.until && fault.until - now <= faultTime) {
        throw new SnsFault(fault.message);
      }
      const present = underWay.get(url.href) ?? fetch(url, now).finally(() => underWay.delete(url.href));
      underWay.set(url.href, present);
      return present;
    },
  };

  async function fetch(url: URL, now: number): Promise<KeyObject> {
    try {
      const certificate = readCertificate(await client.get(url), url.hostname, now);
      known.set(url.href, { certificate, key: certificate.publicKey });
      return certificate.publicKey;
    } catch (error) {
      faults.set(url.href, { until: now + faultTime, message: (error as Error).message });
      throw error;
    }
  }
}

/**
 * The certificate that a host of Amazon SNS has given. That it is the host is certain by the chain of the connection.
 * @throws {SnsFault} where it is not one of Amazon SNS, or not valid now
 */
export function readCertificate(pem: string, host: string, now: number): X509Certificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(pem);
  } catch {
    throw new SnsFault(`${host} has given no certificate.`);
  }
  const { publicKey, ca } = certificate;
  const isNamed = certificateNames(host).some(
    (name) => certificate.checkHost(name, { wildcards: false }) !== undefined
  );
  if (ca || !isNamed) {
    throw new SnsFault(`The certificate that ${host} has given is not one with which Amazon SNS signs.`);
  }
  if (publicKey.asymmetricKeyType !== 'rsa' || (publicKey.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) {
    throw new SnsFault(`The certificate that ${host} has given has a weak key.`);
  }
  checkTime(certificate, now);
  return certificate;
}

function checkTime({ validFromDate, validToDate }: X509Certificate, now: number): void {
  if (now < validFromDate.getTime() || now > validToDate.getTime()) {
    throw new SnsFault('The certificate with which it is signed is not valid at this time.');
  }
}
