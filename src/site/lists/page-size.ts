/**
 * Maximum number of entries on one page of a list, so that no page grows without limit. All entries of a normal site are on
 * one page, where the browser's own search finds them, and 280 rows of the longest kind are about 39 KB after brotli.
 */
export const PAGE_SIZE = 280;
