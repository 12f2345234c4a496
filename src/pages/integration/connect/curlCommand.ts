/** A command for a POSIX shell that posts the JSON to the URL. */
export function curlCommand(url: string, json: string): string {
  return [
    `curl -X POST ${quote(url)}`,
    `  -H ${quote('Content-Type: application/json')}`,
    `  -d ${quote(json.replaceAll('\n', '\n  '))}`,
  ].join(' \\\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
