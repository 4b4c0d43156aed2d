/**
 * The matcher: everything needed to build, check and query an index.
 *
 * Code that only runs queries (the page's worker) imports `runtime.ts`, which leaves out the background corpus.
 */
export { BACKGROUND, SHARED } from './corpus/background.ts';
export { buildIndex } from './signatures/index-build.ts';
export type { ForkSource, Signature } from './signatures/index-build.ts';
export { lintTemplates } from './quality/lint.ts';
export type { LintedError, TemplateFinding } from './quality/lint.ts';
export type { PackedIndex } from './signatures/packed.ts';
export * from './runtime.ts';
export { GAP_LIST, GAP_TYPES, parseTemplate } from './template/template.ts';
export type { GapType, ParsedTemplate, Template, TemplateElement } from './template/template.ts';
