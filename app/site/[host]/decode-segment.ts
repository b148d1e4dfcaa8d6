/** A segment of an inner path as it was meant: the path carries it as the address did, encoded. */
export function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // nothing has such an address
  }
}
