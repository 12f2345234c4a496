/** A content type for a received body, or the query of a GET, whose own was not kept; undefined for JSON and whatever else is no form. */
export function guessContentType(body: Buffer): string | undefined {
  const start = body.toString('latin1', 0, longestStart);
  const boundary = /^--([^\s"\\]{1,70})\r\ncontent-/i.exec(start)?.[1];
  if (boundary !== undefined) {
    return `multipart/form-data; boundary="${boundary}"`;
  }
  return /^[^\s[\]{}"=&]+=/.test(start) ? 'application/x-www-form-urlencoded' : undefined;
}

/** A boundary has at most 70 characters (RFC 2046 §5.1.1), and names of fields are short. */
const longestStart = 200;
