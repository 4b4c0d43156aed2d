import corpus from './background.json' with { type: 'json' };

/** Ordinary log lines of many programs, with a few unrelated failures among them. */
export const ORDINARY: readonly string[] = corpus.ordinary;

/** Harmless lines that use words common in failures: pool, session, token, timeout, connection, limit, expired. */
export const MISLEADING: readonly string[] = corpus.misleading;

/**
 * Failures of programs that no error page covers. They use the same words as a message of a library that an error page
 * does cover. A template that matches one of these lines must be `generic`: only the text near the message tells which
 * program printed it. These lines were written for this purpose.
 */
export const SHARED: readonly string[] = corpus.shared;

/**
 * Log lines in which no error that has a page occurs.
 *
 * They determine the weights of template words (a word in these lines says little), and no template may match any of
 * them. These lines were written for this purpose.
 */
export const BACKGROUND: readonly string[] = [...ORDINARY, ...MISLEADING];
