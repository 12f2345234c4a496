import type { Cookie } from '@playwright/test';
import { openGrafana } from './grafana-site.ts';
import { openPreview } from './preview-site.ts';

/** Where the tests of one worker run: their own preview, or their own org in the Grafana that `GRAFANA_URL` names. */
export interface Site {
  /** The URL of the pages. */
  readonly url: string;
  /** Signs the browser in as a user with that role. */
  signIn(role: string): Promise<Cookie[]>;
  /** The name of that user. */
  userName(role: string): string;
  /** The login of that user. */
  userLogin(role: string): Promise<string>;
  /**
   * Creates another org with the same Admin, in which the plugin is not enabled.
   * @returns its id
   */
  addOrg?: () => Promise<number>;
  /** Kills the sidecar without a warning, as a crash would. Its host restarts it. */
  killSidecar?: () => void;
  /** Stops the sidecar and prevents its restart until the returned function is called. */
  stopSidecar?: () => Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const { GRAFANA_URL: url } = process.env;
  return url ? openGrafana(url) : openPreview();
}
