/** What it is once it is changed; what is undefined stays as it is. */
export function withChanges<Thing extends object>(
  known: Thing,
  changes: { readonly [Name in keyof Thing]?: Thing[Name] | undefined }
): Thing {
  const wanted = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...known, ...Object.fromEntries(wanted) };
}
