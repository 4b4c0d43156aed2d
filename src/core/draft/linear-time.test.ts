import { expect, test } from 'vitest';
import { cpuMs } from '../../../tests/support/cpu-ms.ts';
import { draftErrorPage } from './error-page.ts';

test('megabytes on one line take less than two seconds', () => {
	const before = cpuMs();
	draftErrorPage('cannot write "shard" at 10.0.0.1:80 '.repeat(100_000));
	expect(cpuMs() - before).toBeLessThan(2000);
});
