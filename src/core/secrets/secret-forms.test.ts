import { describe, expect, test } from 'vitest';
import { marked, unmasked, withGaps, withoutMarks } from '../../../tests/support/marked-secrets.ts';
import { maskSecrets } from '../draft/mask-secrets.ts';
import { CODE_FORMS } from './cases/code-cases.ts';
import { COMMAND_FORMS } from './cases/command-cases.ts';
import { CONSOLE_FORMS } from './cases/console-cases.ts';
import { HASH_FORMS } from './cases/hash-cases.ts';
import { HEADER_FORMS } from './cases/header-cases.ts';
import { MARKUP_FORMS } from './cases/markup-cases.ts';
import { MASKED, UNCHANGED } from './cases/masked-cases.ts';
import { KEY_FORMS } from './cases/key-cases.ts';
import { SETTING_FORMS } from './cases/setting-cases.ts';
import { TOKEN_FORMS } from './cases/token-cases.ts';

describe.each([
	...HEADER_FORMS,
	...TOKEN_FORMS,
	...HASH_FORMS,
	...COMMAND_FORMS,
	...CONSOLE_FORMS,
	...CODE_FORMS,
	...MARKUP_FORMS,
	...SETTING_FORMS,
	...KEY_FORMS,
])('$name', ({ kind, found, missed = [] }) => {
	const texts = withGaps(found);

	test('is found from its first to its last character', () => {
		expect(texts.map((text) => marked(withoutMarks(text)))).toEqual(texts.map((text) => ({ text, kinds: [kind] })));
	});

	test('is masked in a draft', () => {
		expect(texts.map(unmasked).filter((text) => text !== undefined)).toEqual([]);
	});

	test('is told from similar text', () => {
		expect(missed.map((text) => marked(text).text)).toEqual(missed);
	});
});

test.each(MASKED)('masking %j leaves %j', (text, masked) => {
	expect(maskSecrets(text)).toBe(masked);
});

test('masking leaves text unchanged that only has the form of a secret', () => {
	expect(UNCHANGED.map(maskSecrets)).toEqual(UNCHANGED);
});
