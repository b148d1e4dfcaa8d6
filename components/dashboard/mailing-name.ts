/** What a mailing of a post is called: "first", "correction-2". */
export function mailingName(emailing: string): string {
  const number = /^correction-(\d+)$/.exec(emailing)?.[1];
  if (!number) return 'First mailing';
  return number === '1' ? 'Correction' : `Correction ${number}`;
}
