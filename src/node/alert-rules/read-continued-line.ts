import type { Fault } from '../../core/rules/fault.ts';

/**
 * Puts a fault where its cause is. A field that is indented by mistake continues the value above it, in which its colon
 * is then one too many; the YAML reader points at the start of that value and speaks of the colon.
 *
 *     title: Primary
 *      definition: The server that takes writes.
 */
export function atContinuedLine(fault: Fault, yaml: string, firstLine: number): Fault {
	if (fault.rule !== 'malformed-yaml' || fault.code !== 'BLOCK_AS_IMPLICIT_KEY') return fault;
	if (fault.position.at === 'unknown') return fault;
	const lines = yaml.split(/\r?\n/);
	const at = fault.position.line - firstLine;
	const above = lines[at] ?? '';
	// A colon in the value itself is what it looks like.
	if (/:(?:\s|$)/.test(above.slice(fault.position.column - 1))) return fault;
	const next = lines.findIndex((line, index) => index > at && line.trim() !== '');
	const indent = /^ +(?=[a-z][\w-]*:(?: |$))/i.exec(lines[next] ?? '')?.[0];
	if (indent === undefined) return fault;
	return {
		...fault,
		position: { at: 'source', line: next + firstLine, column: indent.length + 1 },
		code: 'CONTINUED_LINE',
		startIn: (/^ *(?:- +)*/.exec(above)?.[0].length ?? 0) + 1,
	};
}
