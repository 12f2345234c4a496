import type { Logger } from '../../logger.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import type { LocatedSecret, ResealedSecret } from '../../store/shapes/integrations.ts';
import type { Store } from '../../store/store.ts';

export interface ResealParts {
  store: Pick<Store, 'listAllSecrets' | 'resealSecrets'>;
  keyRing: KeyRing;
  logger: Logger;
}

/** So many are read and written at a time. */
const atOnce = 200;

/**
 * Seals what an older key has sealed with the first key, so that the older one can be taken away. It logs what it did, and what no key
 * opens. @returns carries it out once
 */
export function createResealSecrets({ store, keyRing, logger }: ResealParts): () => Promise<void> {
  let told = '';
  return async () => {
    let after: LocatedSecret | null = null;
    let resealed = 0;
    const unreadable: LocatedSecret[] = [];
    for (;;) {
      const secrets: LocatedSecret[] = await store.listAllSecrets(after, atOnce);
      const old = secrets.filter(({ sealed }) => !keyRing.isCurrent(sealed));
      const anew = old.flatMap((secret): ResealedSecret[] => {
        const text = keyRing.open(secret, secret.sealed);
        if (text === null) {
          unreadable.push(secret);
          return [];
        }
        return [{ ...secret, resealed: keyRing.seal(secret, text) }];
      });
      if (anew.length > 0) {
        await store.resealSecrets(anew);
        resealed += anew.length;
      }
      after = secrets.at(-1) ?? null;
      if (secrets.length < atOnce) {
        break;
      }
    }
    if (resealed > 0) {
      logger.info({ secrets: resealed, key: keyRing.keyIds[0] }, 'secrets are encrypted with the first key now');
    }
    tellUnreadable(unreadable);
  };

  /** Once for the same ones. */
  function tellUnreadable(secrets: readonly LocatedSecret[]): void {
    const integrations = [...new Set(secrets.map(({ orgId, uid }) => `${orgId}/${uid}`))];
    const keys = [...new Set(secrets.map(({ sealed }) => sealed.split('.')[1] ?? ''))];
    const text = [...integrations, '', ...keys].join();
    if (secrets.length > 0 && text !== told) {
      logger.error(
        { integrations: integrations.slice(0, 20), keys, known: keyRing.keyIds },
        'no key of the sidecar opens the secrets of these integrations, which refuse what they guard: give it the keys with these ids, or set the secrets again'
      );
    }
    told = text;
  }
}
