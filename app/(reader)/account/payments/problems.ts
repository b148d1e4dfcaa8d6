const PROBLEMS = {
  unknown: 'payments.gone',
  'not-offered': 'payments.notOffered',
  unreachable: 'payments.unreachable',
  'card-refused': 'payments.cardRefused',
  'too-many-requests': 'payments.busy',
} as const;

/** The key of a problem's words; what has none of its own was refused. */
export const problemKey = (problem: string) =>
  Object.hasOwn(PROBLEMS, problem) ? PROBLEMS[problem as keyof typeof PROBLEMS] : 'payments.refused';

/** Problems that one field of a form has, by the words that stand beside it. */
const FIELDS = {
  seats: {
    'seats-wrong': 'payments.seatsWrong',
    'seats-taken': 'payments.seatsTaken',
    'no-groups': 'payments.noGroups',
    'on-trial': 'payments.onTrial',
  },
  amount: {
    'amount-unclear': 'pay.amountUnclear',
    'amount-too-small': 'pay.amountTooSmall',
    'amount-too-large': 'pay.amountTooLarge',
    'not-chosen': 'payments.amountFixed',
  },
  email: {
    'email-invalid': 'form.emailInvalid',
    'group-full': 'payments.groupFull',
    'already-invited': 'payments.alreadyInvited',
    'own-address': 'payments.ownAddress',
    'too-many': 'payments.manyInvitations',
  },
} as const;
export type FieldName = keyof typeof FIELDS;
type FieldKey = { [Name in FieldName]: (typeof FIELDS)[Name][keyof (typeof FIELDS)[Name]] }[FieldName];

/** The key of the words that stand beside a field; null where the problem is not the field's. */
export function fieldProblemKey(field: FieldName, problem: string): FieldKey | null {
  const problems: Readonly<Record<string, FieldKey>> = FIELDS[field];
  return Object.hasOwn(problems, problem) ? (problems[problem] ?? null) : null;
}
