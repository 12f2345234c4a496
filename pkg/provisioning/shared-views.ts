/** The views of an org, and which of them is its default. Those of a person's own are left out. */
export function sharedViews<View extends { readonly shared: boolean; readonly isOrgDefault: boolean }>(
  views: readonly View[]
) {
  return views.filter(({ shared }) => shared).map((view) => ({ ...view, isDefault: view.isOrgDefault }));
}
