/** The one range of bytes a request asks for (RFC 9110, 14.2); null for the whole, which any other wish gets as well. */
export function readRange(header: string | null, sizeBytes: number): { start: number; end: number } | null | 'unsatisfiable' {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? '');
  if (!asked || (!asked[1] && !asked[2])) return null;
  const start = asked[1] ? Number(asked[1]) : Math.max(0, sizeBytes - Number(asked[2]));
  const end = asked[1] && asked[2] ? Math.min(Number(asked[2]), sizeBytes - 1) : sizeBytes - 1;
  if (start >= sizeBytes || (!asked[1] && Number(asked[2]) === 0)) return 'unsatisfiable';
  return start <= end ? { start, end } : null;
}
