import type { IntegrationType } from '../../contract/integration-types.ts';
import type { FormerName } from '../../contract/integrations/former-secrets.ts';
import type { HeartbeatSettings } from '../../contract/integrations/heartbeat.ts';
import { defaultSettings } from '../../contract/integrations/settings.ts';
import { roleAllows } from '../../contract/roles.ts';
import { applyTemplateChanges, type TemplateChanges } from '../../contract/templates/templates.ts';
import type { Guards, IntegrationSettings } from '../../contract/types.ts';
import type { TemplateCheck } from '../../interpret/check.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { TemplatesChanged } from '../../store/errors.ts';
import { makeToken, makeUid } from '../../store/make-token.ts';
import type { StoredFormerSecret } from '../../store/shapes/former-secrets.ts';
import type {
  IntegrationChanges,
  SecretEdits,
  StoredIntegration,
  StoredSecret,
} from '../../store/shapes/integrations.ts';
import type { Page, PageRequest } from '../../store/shapes/pages.ts';
import { forgetText, hashOf } from '../../store/token.ts';
import type { PeopleStore } from '../access/people-store.ts';
import { needsRole } from '../access/require-may.ts';
import { AppError } from '../app-error.ts';
import type { Caller } from '../caller.ts';
import { refuseFaulty } from '../templates/refuse-faulty.ts';
import { findIntegration, integrationNotFound } from './find-integration.ts';
import type { IntegrationAudit, IntegrationDeed } from './integration-audit.ts';
import { refuseWithoutSecrets, sealSecrets, type SecretChanges } from './secrets.ts';

/** What people do with integrations. A change is in force for deliveries when its promise resolves. */
export interface ManageIntegrations {
  list(caller: Caller, page: PageRequest): Promise<Page<StoredIntegration>>;
  /** @throws {AppError} not_found, as all below */
  get(caller: Caller, uid: string): Promise<StoredIntegration>;
  /** What is told of its secrets. */
  describeSecrets(caller: Caller, uid: string): Promise<DescribedSecrets>;
  /** @throws {AppError} invalid_template, no_secret_key, secret_missing, as `update` */
  create(caller: Caller, wanted: WantedIntegration): Promise<ShownIntegration>;
  /** @throws {AppError} provisioned, template_changed, too */
  update(caller: Caller, uid: string, changes: WantedChanges): Promise<ShownIntegration>;
  /** @throws {AppError} provisioned */
  remove(caller: Caller, uid: string): Promise<void>;
  /** Makes a new token. @throws {AppError} provisioned */
  rotateToken(caller: Caller, uid: string, rotation: Rotation): Promise<ShownIntegration>;
  /** Ends at once what was replaced, if it still counts. */
  endFormerSecret(caller: Caller, uid: string, name: FormerName): Promise<StoredIntegration>;
}

/** An integration, with its token where that is to be shown although only its hash is kept. */
export interface ShownIntegration extends StoredIntegration {
  readonly shownToken?: string;
}

export interface Rotation {
  /** For how long the former token counts. */
  readonly graceSeconds: number;
  /** Whether only the hash of the new one is kept; undefined: as it was. */
  readonly urlShownOnce?: boolean | undefined;
}

export interface WantedIntegration {
  readonly name: string;
  readonly type: IntegrationType;
  readonly description: string;
  readonly templates: TemplateChanges;
  /** What is not named has its default. */
  readonly settings: { readonly [Name in keyof IntegrationSettings]?: IntegrationSettings[Name] | undefined };
  readonly secrets: SecretChanges;
  /** Whether only the hash of its token is kept. */
  readonly urlShownOnce: boolean;
}

/** As the store takes them, with secrets as people give them. */
export interface WantedChanges extends Omit<IntegrationChanges, 'secrets' | 'token' | 'formerUntil' | 'endFormer'> {
  readonly secrets?: SecretChanges | undefined;
  /** For how long secrets that are replaced still count; 0 by default. */
  readonly secretGraceSeconds?: number | undefined;
}

export interface DescribedSecrets {
  /** Whether the sidecar keeps any. */
  readonly areKept: boolean;
  readonly secrets: ReadonlyArray<Pick<StoredSecret, 'name' | 'setAt'> & { readonly readable: boolean }>;
  /** What was replaced and still counts. */
  readonly formerSecrets: readonly StoredFormerSecret[];
}

export interface IntegrationParts {
  store: PeopleStore;
  keyRing: KeyRing;
  check: TemplateCheck;
  audit: IntegrationAudit;
  /** Resolves once deliveries follow the changes that the store has announced. */
  settled: () => Promise<void>;
  /** Milliseconds since 1970. */
  now: () => number;
}

export function createManageIntegrations({
  store,
  keyRing,
  check,
  audit,
  settled,
  now,
}: IntegrationParts): ManageIntegrations {
  return {
    list: (caller, page) => store.forCaller(caller).listIntegrations(page),

    get: (caller, uid) => findIntegration(store.forCaller(caller), caller, uid, 'see'),

    async describeSecrets(caller, uid) {
      const { orgId } = caller;
      const org = store.forCaller(caller);
      const secrets = await org.listSecrets(uid);
      return {
        areKept: keyRing.hasKeys,
        formerSecrets: await org.listFormerSecrets(uid),
        secrets: secrets.map(({ name, setAt, sealed }) => ({
          name,
          setAt,
          readable: keyRing.open({ orgId, uid, name }, sealed) !== null,
        })),
      };
    },

    async create(caller, { urlShownOnce, ...wanted }) {
      const templates = applyTemplateChanges({}, wanted.templates);
      refuseFaulty(check, templates);
      refuseFaultyHeartbeat(wanted.settings.heartbeat);
      const settings = { ...defaultSettings, ...(wanted.settings as Partial<IntegrationSettings>) };
      const uid = makeUid();
      const shownToken = makeToken();
      const key = { orgId: caller.orgId, uid };
      refuseWithoutSecrets(keyRing, key, settings.guards, wanted.secrets, []);
      const created = await store.forCaller(caller).createIntegration({
        ...wanted,
        templates,
        settings,
        secrets: sealSecrets(keyRing, key, wanted.secrets, [], now()),
        uid,
        token: urlShownOnce ? forgetText(shownToken) : shownToken,
        createdAt: now(),
      });
      await settled();
      audit(caller, 'created', created.uid);
      return { ...created, shownToken };
    },

    async update(caller, uid, { secrets: wanted, secretGraceSeconds = 0, ...changes }) {
      const known = await findIntegration(store.forCaller(caller), caller, uid, 'edit');
      refuseForAdmins(caller, known, { secrets: wanted, ...changes });
      refuseProvisioned(known);
      refuseFaulty(check, applyTemplateChanges({}, changes.templates ?? {}));
      refuseFaultyHeartbeat(changes.settings?.heartbeat);
      const guards = changes.settings?.guards;
      const secrets =
        wanted === undefined && guards === undefined
          ? undefined
          : await sealFor(caller, uid, guards ?? known.settings.guards, wanted ?? {});
      const updated = await change(
        caller,
        uid,
        { ...changes, secrets, formerUntil: untilOf(secretGraceSeconds) },
        deedOf(known, changes)
      );
      // A last time: unless somebody has changed it meanwhile.
      const isLast = typeof known.token === 'string' && hashOf(known.token) === hashOf(updated.token);
      return isLast ? { ...updated, shownToken: known.token as string } : updated;
    },

    async remove(caller, uid) {
      const org = store.forCaller(caller);
      refuseProvisioned(await findIntegration(org, caller, uid, 'edit'));
      await org.deleteIntegration(uid);
      await settled();
      audit(caller, 'deleted', uid);
    },

    async rotateToken(caller, uid, { graceSeconds, urlShownOnce }) {
      const { tokenProvisioned, token: former } = await findIntegration(store.forCaller(caller), caller, uid, 'edit');
      if (tokenProvisioned) {
        throw new AppError('provisioned', 'A provisioning file says the token; change it there.');
      }
      const shownToken = makeToken();
      const token = (urlShownOnce ?? typeof former !== 'string') ? forgetText(shownToken) : shownToken;
      const formerUntil = untilOf(graceSeconds);
      return { ...(await change(caller, uid, { token, formerUntil }, 'given a new token')), shownToken };
    },

    endFormerSecret: (caller, uid, name) => change(caller, uid, { endFormer: [name] }, 'rid of a former secret'),
  };

  function untilOf(graceSeconds: number): number {
    return now() + graceSeconds * 1000;
  }

  function refuseFaultyHeartbeat(heartbeat: HeartbeatSettings | null | undefined): void {
    const title = heartbeat?.title ?? null;
    refuseFaulty(check, title === null ? {} : { title });
  }

  async function sealFor(caller: Caller, uid: string, guards: Guards, wanted: SecretChanges): Promise<SecretEdits> {
    const { orgId } = caller;
    const present = await store.forCaller(caller).listSecrets(uid);
    refuseWithoutSecrets(keyRing, { orgId, uid }, guards, wanted, present);
    return sealSecrets(keyRing, { orgId, uid }, wanted, present, now());
  }

  async function change(
    caller: Caller,
    uid: string,
    changes: IntegrationChanges,
    deed: IntegrationDeed
  ): Promise<StoredIntegration> {
    const by = { author: caller.actor, at: now() };
    const updated = await store.forCaller(caller).updateIntegration(uid, changes, by).catch(toAppError);
    if (updated === undefined) {
      throw integrationNotFound();
    }
    await settled();
    audit(caller, deed, uid);
    return updated;
  }
}

function toAppError(error: unknown): never {
  throw error instanceof TemplatesChanged
    ? new AppError('template_changed', undefined, { templates: error.templates })
    : error;
}

function deedOf(known: StoredIntegration, { settings }: IntegrationChanges): IntegrationDeed {
  const enabled = settings?.enabled ?? known.settings.enabled;
  return enabled === known.settings.enabled ? 'changed' : enabled ? 'enabled' : 'disabled';
}

/**
 * Refuses what only Admins change, whatever is granted to somebody: who may do what, who may send and with what, and what is part of the URL.
 * @throws {AppError} forbidden
 */
function refuseForAdmins(
  caller: Caller,
  known: StoredIntegration,
  { secrets, settings, type, ...changes }: WantedChanges
): void {
  const isForAdmins =
    secrets !== undefined ||
    changes.urlShownOnce !== undefined ||
    settings?.access !== undefined ||
    settings?.guards !== undefined ||
    (type !== undefined && type !== known.type);
  if (isForAdmins && !roleAllows(caller.role, 'Admin')) {
    throw needsRole('Admin');
  }
}

function refuseProvisioned({ provisioned }: StoredIntegration): void {
  if (provisioned) {
    throw new AppError('provisioned');
  }
}
