/**
 * The Markdown options of the site and of the checks. Both pass the same text to the same parser, but would still
 * read it differently if they enabled different extensions.
 */
export const FEATURES = { gfm: true, smartPunctuation: false } as const;
