/** What an alert means, as the integration's type understands its payload. */
export interface Facts {
  /** Alerts of an integration with the same key share a group. Null: the alert gets a group of its own. */
  readonly groupingKey: string | null;
  /** Null where the alert has none; then the group keeps the one it has. */
  readonly title: string | null;
  /** What a group is called until an alert brings a title. */
  readonly untitled: string;
  readonly message: string | null;
  /** An http or https address. */
  readonly imageUrl: string | null;
  /** An http or https address. */
  readonly sourceLink: string | null;
  readonly signal: 'fire' | 'resolve';
}
