import { readFile, stat } from 'node:fs/promises';
import type { Position } from '../../core/report/issue.ts';
import { positionAfter } from '../../core/report/position.ts';
import type { Fault } from '../../core/rules/fault.ts';

/** A page of text has a few kilobytes. A megabyte is a log or a dump that was added by mistake. */
const LIMIT_BYTES = 1_000_000;

/**
 * Reads a file as UTF-8 text, including its byte order mark. Never throws: a file that cannot be read is a fault.
 *
 * @param absolute The absolute path of the file.
 * @param file The name of the file in messages.
 * @param limit Maximum size in bytes; larger files are not read.
 */
export async function readTextFile(
	absolute: string,
	file: string,
	limit = LIMIT_BYTES,
): Promise<{ text: string } | { fault: Fault }> {
	const nowhere = { at: 'unknown' } as const;
	try {
		const { size } = await stat(absolute);
		if (size > limit) {
			return { fault: { rule: 'oversized-file', file, position: nowhere, bytes: size, limit } };
		}
		return decode(await readFile(absolute), file);
	} catch (error) {
		return { fault: { rule: 'unreadable-file', file, position: nowhere, reason: reasonOf(error) } };
	}
}

/** The reason for an error of the operating system, in words. */
export function reasonOf(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return REASONS[code] ?? (code || String(error));
}

const REASONS: Record<string, string> = {
	EACCES: 'permission denied',
	EPERM: 'permission denied',
	EISDIR: 'it is a folder',
	ELOOP: 'its symbolic links form a loop',
	ENOENT: 'it does not exist',
	ENOTDIR: 'a part of its path is not a folder',
};

const START: Position = { at: 'source', line: 1, column: 1 };

function decode(bytes: Buffer, file: string): { text: string } | { fault: Fault } {
	if (isUtf16(bytes)) return { fault: { rule: 'non-utf8', file, position: { at: 'unknown' }, reason: 'utf-16' } };
	let text: string;
	try {
		text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return { fault: { rule: 'non-utf8', file, position: firstInvalid(bytes), reason: 'bytes' } };
	}
	const nul = text.indexOf('\0');
	if (nul >= 0)
		return { fault: { rule: 'non-utf8', file, position: positionAfter(text.slice(0, nul), START), reason: 'nul' } };
	return { text };
}

function isUtf16(bytes: Buffer): boolean {
	return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

/** The position of the first invalid byte, found as the end of the longest valid prefix. */
function firstInvalid(bytes: Buffer): Position {
	let valid = 0;
	let invalid = bytes.length;
	while (invalid - valid > 1) {
		const middle = (valid + invalid) >> 1;
		if (decodePrefix(bytes, middle) === undefined) invalid = middle;
		else valid = middle;
	}
	return positionAfter(decodePrefix(bytes, valid) ?? '', START);
}

/** Decodes a prefix. An incomplete character at the end of the prefix is left out; undefined if the rest is not UTF-8. */
function decodePrefix(bytes: Buffer, length: number): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true });
	} catch {
		return undefined;
	}
}
