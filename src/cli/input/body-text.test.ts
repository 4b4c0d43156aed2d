import { expect, test } from 'vitest';
import { formatBodyText } from './body-text.ts';

test('a body reads as plain text', () => {
	const body = `## Why

A \`pool\` of [](term:session) and [docs](https://example.org/a), ${'words '.repeat(20)}

{/* not shown */}

1. first
2. second
   on two lines

- a
  - b

<Step title="Count them">

\`\`\`sh effect=read
ls \\
  -l
\`\`\`

<Expect>Three lines.</Expect>

</Step>

| name | value |
| --- | --- |
| size | 5 |
`;
	const text = formatBodyText(body, { heading: (heading) => `# ${heading}`, titleOf: (url) => `(${url})` });
	expect(text).toMatchInlineSnapshot(`
		"# Why

		A pool of (term:session) and docs (https://example.org/a), words words words words words words
		words words words words words words words words words words words words words words

		1. first
		2. second on two lines

		- a
		  - b

		# Count them

		    ls \\
		      -l

		Expect:
		  Three lines.

		name  value
		size  5"
	`);
});
