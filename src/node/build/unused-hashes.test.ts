import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { withoutUnusedHashes } from './unused-hashes.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (policy: string, body: string) =>
	`<html><head><meta http-equiv="content-security-policy" content="${policy}"></head><body>${body}</body></html>`;

test('the hashes of what the page contains stay, in every policy', () => {
	const body = '<script>a()</script><style>b{}</style><script type="module" src="/c.js"></script>';
	const html = page(`script-src 'self' ${hashOf('a()')}; style-src 'self' ${hashOf('b{}')}`, body);
	expect(withoutUnusedHashes(html)).toBe(html);
});

test('other hashes are removed, and nothing else', () => {
	const others = `${hashOf('x')} ${hashOf('y')}`;
	expect(
		withoutUnusedHashes(
			page(`script-src 'self' ${others} ${hashOf('a()')} 'wasm-unsafe-eval'`, '<script>a()</script>'),
		),
	).toBe(page(`script-src 'self' ${hashOf('a()')} 'wasm-unsafe-eval'`, '<script>a()</script>'));
	expect(withoutUnusedHashes(page(`style-src 'self' ${others}; base-uri 'none'`, ''))).toBe(
		page("style-src 'self'; base-uri 'none'", ''),
	);
});

test('a hash that the text of a page mentions is not a policy', () => {
	const html = page("script-src 'self'", `<p>${hashOf('x')}</p>`);
	expect(withoutUnusedHashes(html)).toBe(html);
});
