import { expect, test } from 'vitest';
import { MAX_MESSAGES, MAX_RAW_OUTPUT } from '../protocol.ts';
import { createPrinter } from './printer.ts';

function printTimes(times: number, text: string): string[] {
	const sent: string[] = [];
	const print = createPrinter((message) => sent.push(message.type === 'output' ? message.text : ''));
	for (let time = 0; time < times; time++) print(text);
	return sent;
}

test('sends what a program prints', () => {
	expect(printTimes(2, 'a line\n')).toEqual(['a line\n', 'a line\n']);
});

test('stops after one message more than the frame accepts', () => {
	expect(printTimes(3 * MAX_MESSAGES, 'x')).toHaveLength(MAX_MESSAGES + 1);
});

test('stops after one character more than the frame accepts', () => {
	const sent = printTimes(10, 'x'.repeat(MAX_RAW_OUTPUT / 4));
	expect(sent.join('')).toHaveLength(MAX_RAW_OUTPUT + 1);
	expect(printTimes(1, 'x'.repeat(5 * MAX_RAW_OUTPUT)).join('')).toHaveLength(MAX_RAW_OUTPUT + 1);
});
