import type { StoredIntegration } from '../store/shapes/integrations.ts';
import type { StoredWindow, WindowContent } from '../store/shapes/maintenance.ts';
import type { ViewContent } from '../store/shapes/views.ts';
import type { Token } from '../store/token.ts';

/** All of an org that provisioning files can say. */
export interface OrgContent {
  readonly orgId: number;
  readonly integrations: readonly CurrentIntegration[];
  /** The shared views, in their order. */
  readonly views: readonly CurrentView[];
  readonly windows: readonly CurrentWindow[];
}

/** An integration as it is now. */
export interface CurrentIntegration extends Pick<
  StoredIntegration,
  'uid' | 'name' | 'type' | 'description' | 'templates' | 'settings' | 'provisioned'
> {
  /** Undefined where whoever asks may not see it. */
  readonly token: Token | undefined;
  /** Absent where the token says it, see `isShownOnce`. */
  readonly urlShownOnce?: boolean | undefined;
}

/** Whether only a hash of the token is kept; undefined where that stays as it is, or is not known. */
export function isShownOnce({ token, urlShownOnce }: Pick<CurrentIntegration, 'token' | 'urlShownOnce'>) {
  return urlShownOnce === true || typeof token === 'object' ? true : token === undefined ? undefined : false;
}

/** A shared view as it is now. */
export interface CurrentView extends ViewContent {
  readonly uid: string;
  /** Whether it is the org's default. */
  readonly isDefault: boolean;
  readonly provisioned: boolean;
}

/** A maintenance window as it is now. */
export type CurrentWindow = WindowContent & Pick<StoredWindow, 'uid' | 'provisioned'>;
