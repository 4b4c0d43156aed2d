/** How far apart, in characters, verification allows the parts of a template to be. */

/** Longest span between two words of a run. */
export const MAX_PADDING = 160;
/** Longest span that `<*>` stands for. */
export const MAX_SKIP = 800;
/** A word, cut by a line break or not, and what may appear before the next one. */
export const MAX_STEP = 512;
/** A typed gap, the longest of which is a quotation, and what may appear before the next word. */
export const MAX_GAP = 1280;
