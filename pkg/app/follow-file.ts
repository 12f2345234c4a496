import type { Logger } from '../logger.ts';
import { SecretFault } from '../secrets/secret-lines.ts';

/** Has what a file with secrets says now used. */
export interface FollowedFile {
  /** Says that the file is at fault, for people of any org; null where what it says is used. */
  readonly problem: string | null;
  /**
   * Uses what the file says where it has changed: at once the first time, then once two calls have found the file the same, so that nobody is
   * still writing it. Of a file at fault, what was read last stays in use; it is logged once, and read again each time.
   */
  follow(): Promise<void>;
}

export interface FollowFileParts<Content> {
  /** The variable that names it. */
  setting: string;
  /** What it has, such as `the keys`. */
  what: string;
  /** The file; where there is none, nothing is followed. */
  path: string | undefined;
  /** A text that says how a file is, without reading it. */
  print: (path: string) => string;
  /** @throws {SecretFault} */
  read: (path: string) => Content;
  /** Called with what was read, which may be as before. */
  take: (content: Content) => Promise<void> | void;
  logger: Logger;
}

export function createFollowFile<Content>(parts: FollowFileParts<Content>): FollowedFile {
  const { setting, what, path, print, read, take, logger } = parts;
  let fault: string | null = null;
  let isFirst = true;
  let seen: string | undefined;
  let taken: string | undefined;
  return {
    get problem() {
      return fault === null
        ? null
        : `The file with ${what} (${setting}) is at fault; what it is the log says. What was read of it last is used.`;
    },

    async follow() {
      if (path === undefined) {
        return;
      }
      const present = print(path);
      const isBeingWritten = !isFirst && present !== seen;
      isFirst = false;
      seen = present;
      if (isBeingWritten || present === taken) {
        return;
      }
      const content = readOrTell(path);
      // One at fault is read again even where it looks as before: its folder may have been away.
      taken = content === null ? undefined : present;
      if (content !== null) {
        await take(content);
      }
    },
  };

  function readOrTell(file: string): Content | null {
    try {
      const content = read(file);
      if (fault !== null) {
        logger.info({ setting }, `the file with ${what} can be used again`);
        fault = null;
      }
      return content;
    } catch (error) {
      if (!(error instanceof SecretFault)) {
        throw error;
      }
      if (fault !== error.message) {
        fault = error.message;
        logger.error(
          { reason: `${setting} ${fault}` },
          `the file with ${what} is at fault; what was read of it last is used, and it is read again and again`
        );
      }
      return null;
    }
  }
}
