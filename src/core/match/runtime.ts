/** What is needed to match against a packed index, and nothing else. */
export type { Fork } from './fork.ts';
export { loadIndex } from './index-load.ts';
export type { Index } from './index-load.ts';
export { match } from './match.ts';
export type { Doubt } from './doubt.ts';
export type { Match, MatchOptions, MatchResult } from './match.ts';
export type { Recognised } from './recognise.ts';
