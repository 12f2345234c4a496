/**
 * Gives the memory of large bytes back at once; nobody may use them any more. V8 counts it as garbage otherwise, and stops everything
 * to collect it every few large replies. What shares its memory with others stays.
 */
export function freeMemory({ buffer, byteLength }: Uint8Array): void {
  if (byteLength === buffer.byteLength) {
    (buffer as ArrayBuffer).transfer(0);
  }
}
