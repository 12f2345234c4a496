/** The views of an org, and which of them is its default. Those of a person's own are left out. */
export function sharedViews<View extends { readonly shared: boolean; readonly isOrgDefault: boolean }>(
  views: readonly View[]
) {
  return views.filter(({ shared }) => shared).map(toShared);
}

/** A view as a file has it, which knows of no default but the org's. */
export function toShared<View extends { readonly isOrgDefault: boolean }>(view: View) {
  return { ...view, isDefault: view.isOrgDefault };
}
