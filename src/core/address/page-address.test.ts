import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pageAddress } from './page-address.ts';

test.each([
	['https://kb.example//runbooks/pool/#NAMESPACE=orders', '', 'https://kb.example/runbooks/pool/'],
	['https://kb.example//search/?q=x', 'q=x', 'https://kb.example/search/#q=x'],
	['https://kb.example/x//y/', 'verify', 'https://kb.example/x/y/#verify'],
	['http://127.0.0.1:4321///', '', 'http://127.0.0.1:4321/'],
	['https://kb.example/runbooks/pool/', '', 'https://kb.example/runbooks/pool/'],
])('%s with the fragment "%s" is %s', (href, fragment, address) => {
	expect(pageAddress(href, fragment)).toBe(address);
});

test('without a fragment nothing follows the path', () => {
	expect(pageAddress('https://kb.example/a/?x#y')).toBe('https://kb.example/a/');
});

test('the address stays on its origin for every path, even when it is resolved again', () => {
	const path = fc
		.array(fc.constantFrom('/', '//', 'runbooks', 'evil.example', '\\', '.', '..', '%2F', ':', '@'))
		.map((parts) => parts.join(''));
	fc.assert(
		fc.property(path, (rest) => {
			const href = `https://kb.example/${rest}`;
			const address = pageAddress(href);
			expect(new URL(address).origin).toBe('https://kb.example');
			expect(new URL(new URL(address).pathname, href).origin).toBe('https://kb.example');
		}),
	);
});
