/** Why a checkout did not begin, in a reader's words. */
export const CHECKOUT_PROBLEMS: Record<string, string> = {
  'email-invalid': 'Please check the address: it should look like name@example.com.',
  'too-many': 'There were many tries. Please wait a while and try again.',
  'not-offered': 'This is not offered any more. Load the page again to see what is.',
  'amount-unclear': 'Enter an amount such as 5 or 4.50.',
  'amount-too-small': 'That is less than asked for. Enter a little more.',
  'amount-too-large': 'That is more than can be paid here at once.',
  'seats-wrong': 'This cannot be had for so many people.',
  'offer-unknown': 'This offer has ended, or is not for this plan.',
  unreachable: 'The payment service does not answer just now. Nothing was paid. Please try again in a minute.',
  'too-many-requests': 'The payment service is very busy. Nothing was paid. Please try again in a minute.',
  refused: 'The payment could not begin. Nothing was paid. Please try again later.',
};
