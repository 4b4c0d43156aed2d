import { expect, test } from 'vitest';
import { splitCommand } from './command.ts';

test('finds upper-case shell variables with and without braces', () => {
	expect(splitCommand('kubectl logs "$NAMESPACE" ${POD}-0')).toEqual([
		{ kind: 'text', text: 'kubectl logs "' },
		{ kind: 'variable', text: '$NAMESPACE', name: 'NAMESPACE' },
		{ kind: 'text', text: '" ' },
		{ kind: 'variable', text: '${POD}', name: 'POD' },
		{ kind: 'text', text: '-0' },
	]);
});

test('a variable or an option may be all there is', () => {
	expect(splitCommand('$POD')).toEqual([{ kind: 'variable', text: '$POD', name: 'POD' }]);
	expect(splitCommand('')).toEqual([]);
	expect(splitCommand('${POD}$NAMESPACE').map(({ text }) => text)).toEqual(['${POD}', '$NAMESPACE']);
});

test('keeps an option together', () => {
	expect(splitCommand('rollout undo --to-revision="$REVISION" -n x')).toEqual([
		{ kind: 'text', text: 'rollout undo ' },
		{ kind: 'option', text: '--to-revision' },
		{ kind: 'text', text: '="' },
		{ kind: 'variable', text: '$REVISION', name: 'REVISION' },
		{ kind: 'text', text: '" ' },
		{ kind: 'option', text: '-n' },
		{ kind: 'text', text: ' x' },
	]);
});

test('ignores positional and lower-case variables, and hyphens inside words', () => {
	const command = "awk '{print $1}' $file basket-api";
	expect(splitCommand(command)).toEqual([{ kind: 'text', text: command }]);
});
