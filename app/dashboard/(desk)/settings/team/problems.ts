/** Why something was not done to the team, in words. */
export const TEAM_PROBLEMS: Record<string, string> = {
  'email-invalid': 'Please check the address: it should look like name@example.com.',
  'already-member': 'They are in the team already.',
  'not-allowed': 'Only an owner can do that.',
  'too-many': 'There are 50 open invitations already. Withdraw some first.',
  'asked-often': 'This address was asked several times today. Try again tomorrow.',
  'too-often': 'Those were many invitations. Wait an hour before the next one.',
  'member-unknown': 'They are not in the team any more. Load the page again.',
  'last-owner': 'A publication needs an owner. Make someone else one first.',
  incomplete: 'This form was incomplete. Load the page again.',
};
