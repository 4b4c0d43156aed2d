import { describe, expect, test } from 'vitest';
import { maskSecrets } from '../draft/mask-secrets.ts';
import { findSecrets } from './find-secrets.ts';
import { NO_SECRETS } from './cases/harmless-cases.ts';
import { SECRETS } from './cases/secret-cases.ts';

test('the list is long enough to be meaningful', () => {
	expect(SECRETS.length).toBeGreaterThanOrEqual(60);
	expect(NO_SECRETS.length).toBeGreaterThanOrEqual(60);
});

describe('the gate', () => {
	test.each(SECRETS)('finds a %s in %j', (kind, text, secret) => {
		const found = findSecrets(text);
		expect(found.map((each) => each.kind)).toEqual([kind]);
		expect(text.slice(found[0]?.start)).toSatisfy((rest: string) => rest.startsWith(secret) || rest.includes(secret));
		expect(found[0]?.start).toBeLessThanOrEqual(text.indexOf(secret));
	});

	test.each(NO_SECRETS)('lets %j pass', (text) => {
		expect(findSecrets(text)).toEqual([]);
	});
});

describe('a draft', () => {
	test.each(SECRETS)('hides what is found: a %s in %j', (_, text) => {
		const [found] = findSecrets(text);
		const secret = text.slice(found?.start, found?.end);
		expect(maskSecrets(text)).not.toContain(secret);
	});
});

test('masking leaves the rest of the command unchanged', () => {
	expect(maskSecrets("mysqldump -uroot -p'hunter' orders")).toBe("mysqldump -uroot -p'XXXX' orders");
	expect(maskSecrets('curl -u "orders:hunter" https://api.shop.io/')).toBe(
		'curl -u "orders:XXXX" https://api.shop.io/',
	);
});
