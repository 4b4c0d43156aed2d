import type { Fault } from '../../core/rules/fault.ts';

/**
 * Moves a fault to the position of its cause, a field that is indented by mistake:
 *
 *     title: Primary
 *       definition: The server that takes writes.
 *
 * To YAML, the second line continues the value of the first, which then has one colon too many, and the YAML reader reports the
 * start of that value. Returns any other fault unchanged.
 */
export function atContinuedLine(fault: Fault, yaml: string, firstLine: number): Fault {
	if (fault.rule !== 'malformed-yaml' || fault.code !== 'BLOCK_AS_IMPLICIT_KEY') return fault;
	if (fault.position.at === 'unknown') return fault;
	const lines = yaml.split(/\r?\n/);
	const at = fault.position.line - firstLine;
	const above = lines[at] ?? '';
	// If the value itself contains a colon, the report is right.
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
