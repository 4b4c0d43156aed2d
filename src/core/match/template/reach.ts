/** How far apart, in characters, verification allows the parts of a template to be. */

/** Longest span between two neighbouring words of a template. */
export const MAX_PADDING = 160;
/** Longest span that `<*>` matches. */
export const MAX_SKIP = 800;
/** Longest span from the start of a word, cut by a line break or not, to the start of the next word. */
export const MAX_STEP = 512;
/** Longest span of a typed gap together with the padding before the next word. The longest typed gap is a quotation. */
export const MAX_GAP = 1280;
