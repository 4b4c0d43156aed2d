/**
 * Maximum number of entries on one page of a list, so that no page grows without limit. On a normal site, all entries
 * of a kind are on one page, where the browser's own search finds them. 280 rows of the longest kind are about 39 KB
 * after brotli.
 */
export const PAGE_SIZE = 280;
