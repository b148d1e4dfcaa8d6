/** Why a state of a post was kept. writing: from time to time while someone wrote. refused: a save that came after someone
 *  else's, kept beside what stood. */
export type RevisionReason = 'writing' | 'published' | 'restored' | 'refused';
