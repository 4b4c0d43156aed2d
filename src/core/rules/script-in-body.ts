import type { BodyFacts } from '../entry.ts';
import type { Rule } from './rule.ts';

export const scriptInBody: Rule = {
	name: 'script-in-body',
	summary: 'A body is Markdown with a few components: no imports, expressions or HTML.',
	check: ({ documents }) =>
		documents.flatMap(({ file, body }) =>
			body.scripts.map(({ what, source, position }) => ({ file, position, ...EXPLANATIONS[what](firstLine(source)) })),
		),
};

const EXPLANATIONS = {
	import: (source: string) => ({
		message: `"${source}" imports code, which is not allowed: content must be safe to review as text.`,
		help: 'Delete the line. Step, Expect and Note need no import.',
	}),
	export: (source: string) => ({
		message: `"${source}" exports code, which is not allowed: content must be safe to review as text.`,
		help: 'Delete the line, or put it into a code block.',
	}),
	expression: (source: string) => ({
		message: `"${source}" would be run as JavaScript.`,
		help: 'Put braces in back-ticks, or write "\\{" and "\\}".',
	}),
	html: (source: string) => ({
		message: `"${source}" is HTML, which looks different in search results, feeds and print.`,
		help: 'Write Markdown, or put the text into back-ticks.',
	}),
} satisfies Record<BodyFacts['scripts'][number]['what'], (source: string) => { message: string; help: string }>;

function firstLine(source: string): string {
	const [line = ''] = source.trim().split('\n', 1);
	return line.length <= 40 ? line : `${line.slice(0, 39)}…`;
}
