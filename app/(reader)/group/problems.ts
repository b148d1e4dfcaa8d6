/** Why an invitation cannot be accepted, by its words. */
export const INVITATION_PROBLEMS = { 'invitation-unknown': 'group.unknown', 'invitation-expired': 'group.expired' } as const;
