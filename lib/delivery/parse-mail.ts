import { type ParsedMail, type SimpleParserOptions, simpleParser } from 'mailparser';

/** Reports and returned messages stay apart from the text; nothing is turned into HTML; a hostile tree stays small. */
const OPTIONS: SimpleParserOptions = {
  keepDeliveryStatus: true,
  ignoreEmbedded: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  maxHtmlLengthToParse: 300_000,
  maxChildNodes: 100,
  maxHeadSize: 128 * 1024,
  checksumAlgo: false,
};

/** Reads a message that came over SMTP. null when it is no message that can be read. */
export async function parseMail(source: Buffer): Promise<ParsedMail | null> {
  return simpleParser(source, OPTIONS).catch(() => null);
}

/** A header's own text, unfolded, or '' where there is none. The first, where there are several. */
export function headerOf(mail: ParsedMail, name: string): string {
  const found = mail.headerLines.find(({ key }) => key === name);
  return found
    ? found.line
        .slice(name.length + 1)
        .replace(/\s+/g, ' ')
        .trim()
    : '';
}
