/** Only the exports needed to match against a packed index. */
export type { Fork } from './result.ts';
export { loadIndex } from './signatures/index-load.ts';
export type { Index } from './signatures/loaded-index.ts';
export { match } from './match.ts';
export type { Doubt } from './result.ts';
export type { Match, MatchOptions, MatchResult } from './result.ts';
export type { Recognised } from './result.ts';
