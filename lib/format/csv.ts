/** How a formula begins; programs of East Asia take the wide signs for the narrow ones (OWASP, CSV Injection). */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell for a spreadsheet, always in quotes. A program that opens the file must not take it for a formula (CWE-1236),
 *  whoever wrote it: a mail server's words and an address are strangers'. */
const cell = (value: string | number | null) => {
  const text = value === null ? '' : String(value);
  const harmless = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
};

/** One row with its line break (RFC 4180). */
export const csvRow = (cells: (string | number | null)[]) => `${cells.map(cell).join(',')}\r\n`;
