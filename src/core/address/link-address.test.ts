import { expect, test } from 'vitest';
import { problemOfAddress } from './link-address.ts';

test.each([
	'https://example.org/page',
	'HTTP://example.org',
	'mailto:oncall@example.org',
	'tel:+15550100',
	'/errors/',
	'#steps',
	'pool-limit',
	'../errors/x.mdx',
	'?q=a:b',
	'https://example.org/a@b',
	'a//b',
	'java script:x',
	'mailto:a@b.example',
])('%s is an address that a page may link to', (address) => {
	expect(problemOfAddress(address)).toBeUndefined();
});

test.each([
	['javascript:alert(1)', 'other scheme'],
	['JaVaScRiPt:alert(1)', 'other scheme'],
	['javascript://example.org/%0aalert(1)', 'other scheme'],
	[' \u0001javascript:alert(1)', 'other scheme'],
	['java\nscript:alert(1)', 'other scheme'],
	['java\tscript\r:alert(1)', 'other scheme'],
	['vbscript:x', 'other scheme'],
	['data:text/html,<script>1</script>', 'other scheme'],
	['data://text/html,x', 'other scheme'],
	['blob:https://example.org/1', 'other scheme'],
	['file:///etc/passwd', 'other scheme'],
	['view-source:https://example.org', 'other scheme'],
	['ms-word:ofe|u|https://example.org', 'other scheme'],
	['web+x:y', 'other scheme'],
	['//example.org', 'without scheme'],
	['\\\\example.org', 'without scheme'],
	['/\\example.org', 'without scheme'],
	['/\t/example.org', 'without scheme'],
	['https:example.org', 'incomplete'],
	['https:example.org?x=https://a.example', 'incomplete'],
	['https://[x', 'incomplete'],
	[' \u0001 //example.org', 'without scheme'],
	['https:///example.org', 'incomplete'],
	['http://', 'incomplete'],
	['https://bank.example@example.org', 'with a user'],
	['https://a:b@example.org', 'with a user'],
	['https://:b@example.org', 'with a user'],
])('%j is not an address that a page may link to: %s', (address, is) => {
	expect(problemOfAddress(address)).toMatchObject({ is });
});
