import { HorizontalRuleMail } from '../horizontal-rule/mail';

/** As the page has it: a divider, where a document is mailed with its line. */
export const PaywallMail = HorizontalRuleMail;
