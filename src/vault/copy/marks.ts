/** The database has seen fewer changes than the copy. On disk, since changes go on after a restart. */
export const heldKey = 'vault.copy.held';

/** An empty database was filled from the copy, and no line of the diary says so yet. */
export const refilledKey = 'vault.copy.refilled';
