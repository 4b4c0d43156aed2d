import { expect, test } from 'vitest';
import { parseYaml } from '../content/page/parse-yaml.ts';
import { atContinuedLine } from './read-continued-line.ts';

function faultIn(yaml: string) {
	const [fault] = parseYaml(yaml, { file: 'content/x.mdx', firstLine: 2 }).faults;
	return fault && atContinuedLine(fault, yaml, 2);
}

test.each([
	['title: Primary\n definition: It takes writes.\n', 3, 2, 1],
	['title: Primary\r\n\r\n  definition: It takes writes.\r\n', 4, 3, 1],
	['fixes:\n  - text: Restart\n     runbook: pool-full\n', 4, 6, 5],
])('%j has an indented line', (yaml, line, column, startIn) => {
	expect(faultIn(yaml)).toMatchObject({ code: 'CONTINUED_LINE', position: { line, column }, startIn });
});

test.each(['title: Fix: the pool\n', 'title: Fix: the pool\n definition: x\n', 'title: Text\n  that goes on: here\n'])(
	'%j has a colon in its text',
	(yaml) => {
		expect(faultIn(yaml)).toMatchObject({ code: 'BLOCK_AS_IMPLICIT_KEY', position: { line: 2 } });
	},
);
