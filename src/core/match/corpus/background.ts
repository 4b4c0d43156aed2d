import corpus from './background.json' with { type: 'json' };

/** Lines of many programs as they come in a day, a few failures of other kinds among them. */
export const ORDINARY: readonly string[] = corpus.ordinary;

/** Harmless lines made of the words of failures: pool, session, token, timeout, connection, limit, expired. */
export const MISLEADING: readonly string[] = corpus.misleading;

/**
 * Failures as programs report them that have nothing to do with the errors described here, although a library among those
 * prints the same words. A template that matches one of these lines is `generic`: only what is beside it tells whose it is.
 * Written for this purpose.
 */
export const SHARED: readonly string[] = corpus.shared;

/**
 * Log lines of systems that have none of the errors described here.
 *
 * They weigh the words of templates (a word that is here tells little), and no template may match one. Written for
 * this purpose.
 */
export const BACKGROUND: readonly string[] = [...ORDINARY, ...MISLEADING];
