import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { ProvisioningError } from '../app/integrations/provisioning-error.ts';
import { toValue, ValueFault } from './to-value.ts';

/** The content of a YAML file, with the lines of its values. */
export interface YamlFile {
  readonly value: unknown;
  /** The line of the value at the path, or of the nearest existing value around it; counted from 1. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Reads a YAML file. Limits keep time and memory in bounds, whatever the file contains.
 * @throws {ProvisioningError} with file and line
 */
export function readYaml(path: string): YamlFile {
  const text = readText(path);
  const lines = new LineCounter();
  const fail = (offset: number, reason: string): never => {
    throw new ProvisioningError(`${path}:${lines.linePos(offset).line}: ${reason}`);
  };
  // `toValue` checks that keys are unique, because the library compares each key with all others.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: false });
  const fault = document.errors[0];
  if (fault) {
    return fail(fault.pos[0], describe(fault.message));
  }
  try {
    return { value: toValue(document.contents), lineOf: (at) => lineOf(document, lines, at) };
  } catch (error) {
    if (error instanceof ValueFault) {
      return fail(error.offset, error.message);
    }
    throw error;
  }
}

/** Maximum size of a file, in bytes. Integrations may be spread over several files. */
const sizeLimit = 1024 * 1024;

function readText(path: string): string {
  let bytes: Buffer;
  try {
    const stat = statSync(path);
    if (!stat.isFile()) {
      throw new Error('it is not a file');
    }
    if (stat.size > sizeLimit) {
      throw new Error('it is larger than 1 MiB; split it into several files');
    }
    bytes = readFileSync(path);
  } catch (error) {
    throw new ProvisioningError(`${path}:1: ${(error as Error).message}`);
  }
  const text = bytes.toString();
  if (!isUtf8(bytes)) {
    const line = text.slice(0, text.indexOf('\uFFFD')).split('\n').length;
    throw new ProvisioningError(`${path}:${line}: it is not UTF-8`);
  }
  return text;
}

/** Some messages of the library end with the faulty text, which may be a secret. */
function describe(message: string): string {
  return /call stack/i.test(message) ? 'it is nested too deeply' : message.replace(/(: |\n)[\s\S]*$/, '');
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) {
      return lines.linePos(node.range[0]).line;
    }
  }
  return 1;
}
