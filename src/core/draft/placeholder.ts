/** Marks a place of a drafted page that only a person can fill; the rule `unfinished-draft` finds it. */
export const PLACEHOLDER = 'BLANK:';
