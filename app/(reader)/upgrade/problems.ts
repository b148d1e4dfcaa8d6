/** Why a checkout did not begin, by its words. */
const CHECKOUT_PROBLEMS = {
  'email-invalid': 'form.emailInvalid',
  'too-many': 'form.tooMany',
  'not-offered': 'pay.notOffered',
  'amount-unclear': 'pay.amountUnclear',
  'amount-too-small': 'pay.amountTooSmall',
  'amount-too-large': 'pay.amountTooLarge',
  'seats-wrong': 'pay.seatsWrong',
  'offer-unknown': 'pay.offerUnknown',
  unreachable: 'pay.unreachable',
  'too-many-requests': 'pay.busy',
  refused: 'pay.refused',
} as const;

/** The key of a problem's words; what has none of its own was refused. */
export const problemKey = (problem: string) =>
  Object.hasOwn(CHECKOUT_PROBLEMS, problem) ? CHECKOUT_PROBLEMS[problem as keyof typeof CHECKOUT_PROBLEMS] : 'pay.refused';
