import type { Fault } from '../core/rules/fault.ts';
import { findSecrets } from '../core/text/find-secrets.ts';

/**
 * The secrets in a file of content. It is the file that is searched and not the fields that were read from it: what
 * stands in a comment, in a field of the wrong name or behind a syntax error is in the repository all the same.
 */
export function secretsIn(text: string, file: string): Fault[] {
	return findSecrets(text).map(({ kind, start, end, line, column }) => ({
		rule: 'leaked-secret',
		file,
		position: { at: 'source', line, column },
		kind,
		start: end - start < LONG ? '' : text.slice(start, start + 4),
	}));
}

/** From here on four characters give nothing away. */
const LONG = 16;
