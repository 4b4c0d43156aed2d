import type { Fault } from '../../core/rules/fault.ts';
import { findHiddenCharacters } from '../../core/text/hidden-characters.ts';
import { findSecrets } from '../../core/secrets/find-secrets.ts';
import { startOf } from '../../core/secrets/decoded-secrets.ts';

/**
 * What must not stand in any file of content, whatever the file is: secrets, and characters that cannot be seen. It is
 * the file that is searched and not the fields that were read from it: what stands in a comment, in a field of the wrong
 * name or behind a syntax error is in the repository all the same.
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
	// At the start of a file the byte order mark says how it is written, and editors of Windows write one.
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
