/** A divider: where a document is drawn with its line, as for its writer. Readers get none (readerPart). */
export const PaywallPage = () => <hr data-paywall="" />;
