/** What an org has set for the plugin. */
export interface AppSettings {
  enabled: boolean;
  pinned: boolean;
  /** Undefined where nobody has saved anything yet. */
  jsonData: Record<string, unknown> | undefined;
  secureJsonData: Record<string, string>;
}

/** The settings of the preview's only org. Like those that are provisioned in Grafana they begin anew at each start. */
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
      // A secret is kept until another replaces it: browsers are never told any.
      current = { ...changed, secureJsonData: { ...current.secureJsonData, ...changed.secureJsonData } };
    },
  };
}

const notSaved: AppSettings = { enabled: false, pinned: false, jsonData: undefined, secureJsonData: {} };
