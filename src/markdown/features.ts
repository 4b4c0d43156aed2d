/**
 * How Markdown is read, for the site and for the checks: they hand the same text to the same parser, and would still see
 * different pages if one of them had an extension that the other has not.
 */
export const FEATURES = { gfm: true, smartPunctuation: false } as const;
