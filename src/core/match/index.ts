/**
 * The matcher. Everything for building, checking and asking an index.
 *
 * Code that only asks (the page's worker) imports `runtime.ts`, which leaves out the background corpus.
 */
export { BACKGROUND, SHARED } from './background.ts';
export { buildIndex } from './index-build.ts';
export type { ForkSource, Signature } from './index-build.ts';
export { lintTemplates } from './lint.ts';
export type { LintedError, TemplateFinding } from './lint.ts';
export type { PackedIndex } from './packed.ts';
export * from './runtime.ts';
export { GAP_TYPES, parseTemplate } from './template.ts';
export type { GapType, ParsedTemplate, Template, TemplateElement } from './template.ts';
