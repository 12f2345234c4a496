import type { Cookie } from '@playwright/test';
import { openGrafana } from './grafana-site.ts';
import { openPreview } from './preview-site.ts';

/** Where the tests of one worker run: a preview of their own, or an org of their own in the Grafana that `GRAFANA_URL` names. */
export interface Site {
  /** Of the pages. */
  readonly url: string;
  /** Makes whoever has the cookies somebody with that role. */
  signIn(role: string): Promise<Cookie[]>;
  /** What that somebody is called. */
  userName(role: string): string;
  /** Ends the sidecar without a warning, as a crash would; whoever watches it starts it again. */
  killSidecar?: () => void;
  /** Ends the sidecar and keeps it from starting again, until the returned function is called. */
  stopSidecar?: () => Promise<() => Promise<void>>;
  close(): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const { GRAFANA_URL: url } = process.env;
  return url ? openGrafana(url) : openPreview();
}
