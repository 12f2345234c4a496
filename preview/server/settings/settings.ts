/** What an org has set for the plugin. */
export interface AppSettings {
  enabled: boolean;
  pinned: boolean;
  /** Undefined if nobody has saved anything yet. */
  jsonData: Record<string, unknown> | undefined;
  secureJsonData: Record<string, string>;
}

/** The settings of the preview's only org. Like provisioned settings in Grafana, they are reset at each start. */
export interface Settings {
  readonly current: AppSettings;
  save(changed: AppSettings): void;
}

export function createSettings(initial: AppSettings = notSaved): Settings {
  let current = initial;
  return {
    get current() {
      return current;
    },
    save(changed) {
      // A secret stays until another replaces it, because browsers never get secrets.
      current = { ...changed, secureJsonData: { ...current.secureJsonData, ...changed.secureJsonData } };
    },
  };
}

const notSaved: AppSettings = { enabled: false, pinned: false, jsonData: undefined, secureJsonData: {} };
