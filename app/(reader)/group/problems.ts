/** Why an invitation cannot be accepted, in words. */
export const INVITATION_PROBLEMS = {
  'invitation-unknown': 'This invitation was accepted already, or taken back. If you accepted it, sign in to read.',
  'invitation-expired': 'This invitation has run out. Ask who invited you for a new one.',
};
