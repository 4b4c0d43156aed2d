import type { Fault } from '../../../core/rules/fault.ts';
import { findHiddenCharacters } from '../../../core/text/safety/hidden-characters.ts';
import { findSecrets } from '../../../core/secrets/find-secrets.ts';
import { startOf } from '../../../core/secrets/decoded-secrets.ts';

/**
 * Finds text that no content file may contain: secrets and hidden characters. The whole file is searched, not only the
 * fields that were read from it, because text in a comment, in an unknown field or after a syntax error is in the
 * repository too.
 */
export function textFaults(text: string, file: string): Fault[] {
	return [...secretsIn(text, file), ...hiddenIn(text, file)];
}

function secretsIn(text: string, file: string): Fault[] {
	return findSecrets(text).map(({ kind, start, end, line, column }) => ({
		rule: 'leaked-secret',
		file,
		position: { at: 'source', line, column },
		kind,
		start: startOf(text.slice(start, end)),
		as: 'text',
	}));
}

function hiddenIn(text: string, file: string): Fault[] {
	// At the start of a file, a byte order mark only marks the encoding. Windows editors write one.
	const found = findHiddenCharacters(text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text);
	return found.map(({ codePoint, line, column, lines }) => ({
		rule: 'hidden-character',
		file,
		position: { at: 'source', line, column },
		codePoint,
		as: 'character',
		lines,
	}));
}
