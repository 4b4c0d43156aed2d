import { describe, expect, test } from 'vitest';
import { toPlainMarkdown } from './plain-markdown.ts';

const plain = (source: string) =>
	toPlainMarkdown(source, async (address, text) =>
		address.startsWith('runbook:') ? `[${text || 'Its title'}](https://site.example/${address.slice(8)}/)` : undefined,
	);

describe('a body as Markdown', () => {
	test('has no comments, in a line or over several', async () => {
		expect(await plain('Ä 😀 a {/* why */}b\n\n{/*\nThe source says 5 <Note>.\n*/}\n\nc')).toBe('Ä 😀 a b\n\nc');
	});

	test('gains no link, image, list or heading where a comment was', async () => {
		expect(await plain('[x]{/* c */}(javascript:alert(4))')).toBe('[x]\\(javascript:alert(4))');
		expect(await plain('[x]{/* c */}{/* d */}(javascript:alert(4))')).toBe('[x]\\(javascript:alert(4))');
		expect(await plain('!{/* c */}[y](https://a.example/)')).toBe('!\\[y](https://a.example/)');
		expect(await plain('[x](run{/* c */}book:a)')).toBe('[x](run book:a)');
		expect(await plain('https:{/* c */}//evil.example')).toBe('https:\\//evil.example');
		expect(await plain('Text.\n\n-{/* c */} x')).toBe('Text.\n\n\\- x');
		expect(await plain('Text.\n\n#{/* c */} x')).toBe('Text.\n\n\\# x');
	});

	test('has headings for steps, and no tags', async () => {
		const body =
			'<Step title="Look at `x`">\n\nText.\n\n<Expect>\n\nOne line.\n\n</Expect>\n\n</Step>\n\n<Note>Fine.</Note>';
		expect(await plain(body)).toBe('### Look at `x`\n\nText.\n\nExpect: One line.\n\nFine.');
	});

	test('has what to expect on lines of its own if it is code or a list', async () => {
		const code = '```text\nx\n```';
		expect(await plain(`<Expect>\n\n${code}\n\n</Expect>`)).toBe(`Expect:\n\n${code}`);
		expect(await plain('<Expect>\n\n- one\n- two\n\n</Expect>')).toBe('Expect:\n\n- one\n- two');
	});

	test('leaves code unchanged, with any fence and any content', async () => {
		const fence = '````mdx\n```sh\n<Note>{/* kept */}</Note> [a](runbook:b)\n```\n````';
		expect(await plain(`Before \`{/* too */}\`.\n\n${fence}`)).toBe(`Before \`{/* too */}\`.\n\n${fence}`);
	});

	test('leaves the blank lines of code, and closes the gaps that comments leave', async () => {
		const code = '```text\na\n\n\n\nb\n```';
		expect(await plain(`A\n\n{/* one */}\n\n${code}\n\n{/* two */}\n\nB`)).toBe(`A\n\n${code}\n\nB`);
	});

	test('has addresses for links between entries, and leaves other links unchanged', async () => {
		expect(await plain('[the **leak**](runbook:leak), [](runbook:pool) and [docs](https://docs.example)')).toBe(
			'[the **leak**](https://site.example/leak/), [Its title](https://site.example/pool/) and [docs](https://docs.example)',
		);
	});
});
