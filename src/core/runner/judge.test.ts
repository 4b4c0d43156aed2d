import { describe, expect, test } from 'vitest';
import { judge } from './judge.ts';

const RUN = { exit: 0, output: 'one\ntimeout 0.50 after ~12 ms\nthree\n', recognised: ['pool-limit'] };

describe('a run is as expected', () => {
	test('if it has exactly the expected errors, lines and status', () => {
		const expected = { raises: ['pool-limit'], output: ['one', 'timeout 0.50', 'three'], exit: 0 };
		expect(judge(expected, RUN)).toEqual([]);
	});

	test('with any errors, if none are specified', () => {
		expect(judge({ output: ['one'] }, RUN)).toEqual([]);
	});

	test('if only varying figures differ', () => {
		expect(judge({ output: ['after ~99.5 ms'] }, RUN)).toEqual([]);
	});

	test('if an expected line was copied from a terminal and contains a port', () => {
		const run = { ...RUN, output: 'at 127.0.0.1:N\n' };
		expect(judge({ output: ['at 127.0.0.1:40123'] }, run)).toEqual([]);
	});
});

describe('a run is not as expected', () => {
	test('if an error is not recognised', () => {
		expect(judge({ raises: ['pool-limit', 'deadlock'] }, RUN)).toEqual([
			'The error "deadlock" was not recognised in the output.',
		]);
	});

	test('if another error is recognised', () => {
		expect(judge({ raises: [] }, RUN)).toEqual([
			'The error "pool-limit" was recognised in the output but is not expected.',
		]);
	});

	test('if it fails and no status is specified', () => {
		expect(judge({ output: ['one'] }, { ...RUN, exit: 1 })).toEqual(['The exit status is 1 instead of 0.']);
	});

	test('if a line is missing', () => {
		expect(judge({ output: ['one', 'four'] }, RUN)).toEqual(['The line "four" is missing from the output.']);
	});

	test('if a line comes before a line that it should follow', () => {
		expect(judge({ output: ['three', 'one'] }, RUN)).toEqual(['The line "one" comes too early in the output.']);
	});

	test('if two expected texts share a line', () => {
		expect(judge({ output: ['timeout 0.50', 'after'] }, RUN)).toHaveLength(1);
	});
});
