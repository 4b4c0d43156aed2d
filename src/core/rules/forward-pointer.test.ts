import { expect, test } from 'vitest';
import { NO_BODY, type AnyDocument } from '../entry.ts';
import { buildRuleInput } from './content.ts';
import { forwardPointer } from './forward-pointer.ts';

/** `mitigations.0.why step 1`, one for each finding of a runbook with these mitigations. */
function pointersIn(...mitigations: object[]): string[] {
	const document = {
		kind: 'runbook',
		id: 'x',
		file: 'content/runbooks/x.mdx',
		data: { confirm: { text: 'Requests wait.', expect: 'They do.' }, mitigations },
		body: NO_BODY,
		locate: (path: readonly (string | number)[]) => ({ at: 'source', line: places.push(path.join('.')), column: 1 }),
	} as unknown as AnyDocument;
	const places: string[] = [];
	const content = buildRuleInput({
		...{ documents: [document], faults: [], runs: [], tags: undefined },
		isRendered: () => true,
	});
	const findings = forwardPointer.check(content);
	return findings.map(({ message }, index) => `${places[index]} ${/needs (.*?),/.exec(message)?.[1]}`);
}

test.each(['title', 'why', 'precondition'])('a step in "%s" comes after the mitigation', (field) => {
	expect(pointersIn({ [field]: 'See step 1 first.' })).toEqual([`mitigations.0.${field} step 1`]);
});

test.each(['expect', 'abortIf', 'rollback', 'sideEffects', 'check', 'command'])(
	'a step in "%s" is read during or after the mitigation',
	(field) => {
		expect(pointersIn({ [field]: 'Go on with step 1.' })).toEqual([]);
	},
);

test('a question comes after the mitigations, unless a precondition names one', () => {
	expect(pointersIn({ why: 'It helps where question 2 says so.' })).toEqual(['mitigations.0.why question 2']);
	expect(pointersIn({ why: 'See question 2.' }, { precondition: 'Question 1 found a leak.' })).toEqual([]);
});

test('a step is later even where the questions come first', () => {
	expect(pointersIn({ precondition: 'Question 1 and step 3 found a leak.' })).toEqual([
		'mitigations.0.precondition step 3',
	]);
});

test('each place is reported, in each mitigation', () => {
	const findings = pointersIn(
		{ title: 'Do step 1', why: 'Text.' },
		{ why: 'Steps help.', precondition: 'Step 2, Step 4.' },
	);
	expect(findings).toEqual([
		'mitigations.0.title step 1',
		'mitigations.1.precondition step 2',
		'mitigations.1.precondition step 4',
	]);
});

test('a number without a part is not a pointer', () => {
	expect(pointersIn({ precondition: 'Two steps or 2 questions remain.' })).toEqual([]);
});
