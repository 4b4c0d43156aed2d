import { placeAfter } from '../text/places.ts';
import type { Issue, Position } from './issue.ts';

/** The position after a text that begins at `start`; unknown if `start` is unknown. */
export function positionAfter(text: string, start: Position): Position {
	return start.at === 'unknown' ? start : { at: 'source', ...placeAfter(text, start) };
}

/** Line and column for other programs; null if they are unknown. */
export function lineAndColumn(position: Position): { line: number | null; column: number | null } {
	return position.at === 'source' ? { line: position.line, column: position.column } : { line: null, column: null };
}

/** Orders issues by file and position. Issues without a position come first in their file. */
export function byPlace(a: Pick<Issue, 'file' | 'position'>, b: Pick<Issue, 'file' | 'position'>): number {
	if (a.file !== b.file) return a.file < b.file ? -1 : 1;
	const [one, other] = [lineAndColumn(a.position), lineAndColumn(b.position)];
	return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}
