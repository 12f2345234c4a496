export interface ContentType {
  /** Lower case, without parameters; empty if the header is missing. */
  readonly mediaType: string;
  /** Lower case; `utf-8` if the header names none. */
  readonly charset: string;
}

/** Reads a Content-Type header. Names are matched without regard to case (RFC 9110 §8.3). */
export function parseContentType(header: string | undefined): ContentType {
  return header === 'application/json' ? json : parse(header);
}

const json: ContentType = { mediaType: 'application/json', charset: 'utf-8' };

function parse(header: string | undefined): ContentType {
  const [mediaType = '', ...parameters] = (header ?? '').split(';');
  const charset = parameters
    .map((parameter) => /^\s*charset\s*=\s*"?([^"]*?)"?\s*$/i.exec(parameter)?.[1])
    .find((value) => value !== undefined);
  return { mediaType: mediaType.trim().toLowerCase(), charset: charset?.toLowerCase() || 'utf-8' };
}
