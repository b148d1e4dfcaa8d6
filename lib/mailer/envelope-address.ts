const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const ADDRESS = new RegExp(`^(${ATOM}(?:\\.${ATOM})*)@(${LABEL}(?:\\.${LABEL})*)$`);

/** Whether an address may stand in MAIL FROM or RCPT TO: plain ASCII, a dot-atom and a host name, within the lengths of
 *  RFC 5321 §4.5.3.1. The last gate before the wire: whatever a row holds, it is one address and no command. */
export function isEnvelopeAddress(address: string): boolean {
  const parts = address.length <= 254 ? ADDRESS.exec(address) : null;
  return parts !== null && parts[1]!.length <= 64;
}
