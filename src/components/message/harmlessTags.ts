/** HTML elements that only format text. An `img` is shown as a link. */
export const harmlessTags: ReadonlySet<string> = new Set(
  (
    'a abbr b big blockquote br center code dd del details div dl dt em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol ' +
    'p pre s samp small span strike strong sub summary sup table tbody td tfoot th thead tr tt u ul'
  ).split(' ')
);

/** Turns every comment and every tag that is not harmless into text. */
export function withHarmlessTags(html: string): string {
  return html.replace(/<(\/?([a-z][a-z0-9]*)(?=[\s/>])(?:[^<>"']|"[^"<>]*"|'[^'<>]*')*>)?/gi, (found, tag, name) =>
    tag !== undefined && harmlessTags.has(name.toLowerCase()) ? found : `&lt;${tag ?? ''}`
  );
}
