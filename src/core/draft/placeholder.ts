/** Marks a place in a drafted page that only a person can fill in. The rule `unfinished-draft` finds it. */
export const PLACEHOLDER = 'BLANK:';
