import { expect, test } from 'vitest';
import { match } from '../match.ts';
import { serviceLog } from './service-log.ts';
import { testIndex } from './test-signatures.ts';

const index = testIndex();

test('the log has the requested length, is the same every time, and contains no known error', () => {
	const isKnown = (line: string) => match(index, line).verdict === 'known';
	const log = serviceLog(50_000, isKnown);
	expect(log.length).toBeGreaterThanOrEqual(50_000 - 1);
	expect(log).toBe(serviceLog(50_000, isKnown));
	expect(match(index, log, { possible: false }).matches).toEqual([]);
	expect(new Set(log.split('\n')).size).toBeGreaterThan(log.split('\n').length * 0.9);
});
