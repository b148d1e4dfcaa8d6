/** Why a link confirms nothing, by its words. */
export const CONFIRM_PROBLEMS = { 'link-unknown': 'confirm.linkUnknown', 'link-expired': 'confirm.linkExpired' } as const;
