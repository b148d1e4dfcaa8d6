/** Headers carry ASCII alone, so the name comes percent-encoded; a broken one is kept as it came. */
export function fileNameOf(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}
