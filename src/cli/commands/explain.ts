import { parseArgs } from 'node:util';
import type { Entry } from '../../core/entry.ts';
import { show } from '../../core/text/words.ts';
import { findError } from '../../core/verdict/find-error.ts';
import { findFork } from '../../core/verdict/cards/fork-card.ts';
import { renderForkPage } from '../../core/verdict/render/text.ts';
import { renderErrorPage, titleOf } from '../../core/verdict/render/page-text.ts';
import { painter } from '../../core/verdict/render/paint.ts';
import { readBodyText } from '../../node/content/load-fields.ts';
import type { BodyStyle } from '../input/body-text.ts';
import type { InteractiveIo } from '../io/io.ts';
import { openKnowledge, type Knowledge } from '../knowledge.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** `hindsight explain CODE|ID|ALIAS`: prints an error page, or what tells the causes of an alert apart. */
export async function run(args: string[], io: InteractiveIo): Promise<number> {
	const options = readOptions(args);
	if ('problem' in options) {
		io.stderr(`${options.problem}\n\n${HELP}`);
		return 2;
	}
	if (options.help) {
		io.stdout(HELP);
		return 0;
	}
	const { name, content, baseUrl } = options;
	const knowledge = await openKnowledge({ content, baseUrl, warn: io.stderr });
	if ('problem' in knowledge) {
		io.stderr(`${knowledge.problem}\n\n${HELP}`);
		return 2;
	}
	const all = [...knowledge.errors.values()];
	if (name === undefined) {
		io.stderr(`${HELP}\nErrors:\n${listOfErrors(all)}`);
		return 2;
	}
	const found = findError(name, all);
	if ('closest' in found) {
		const card = findFork(name, await knowledge.graph());
		if (card) {
			io.stdout(renderForkPage(card, { paint: painter(io.colour), urlOf: knowledge.urlOf }));
			return 0;
		}
		const near = found.closest.map((each) => `  ${each}\n`).join('');
		const hint = near === '' ? '"hindsight explain" lists all errors.\n' : `These are near:\n${near}`;
		io.stderr(`No error page has the code, id or alias ${show(name)}. ${hint}`);
		return 1;
	}
	io.stdout(await renderPage(found.entry, knowledge, io));
	return 0;
}

async function renderPage(error: Entry<'error'>, knowledge: Knowledge, io: InteractiveIo): Promise<string> {
	const graph = await knowledge.graph();
	const paint = painter(io.colour);
	const body = await readBody(error, {
		heading: (text) => paint('bold', text),
		titleOf: (ref) => titleOf(ref, graph),
	});
	return renderErrorPage(error, body, { graph, paint, urlOf: knowledge.urlOf });
}

/** A body that is not MDX is shown as it is written. */
async function readBody(error: Entry<'error'>, style: BodyStyle): Promise<string> {
	const { bodyText } = await import('../input/body-text.ts');
	const body = await readBodyText(error);
	if (body === undefined) return '';
	try {
		return bodyText(body, style);
	} catch {
		return body.trim();
	}
}

function listOfErrors(errors: readonly Entry<'error'>[]): string {
	const width = Math.max(...errors.map(({ id }) => id.length));
	return errors.map(({ id, data }) => `  ${id.padEnd(width)}  ${data.codes.join(', ')}`.trimEnd() + '\n').join('');
}

function readOptions(args: string[]): Options | { problem: string } {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: {
				'base-url': { type: 'string' },
				content: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		if (positionals.length > 1) return { problem: 'One error at a time.' };
		const { content, help, 'base-url': baseUrl } = values;
		return { name: positionals[0], content, baseUrl, help };
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

const HELP = `Usage: hindsight explain CODE|ID|ALIAS|ALERT [--base-url URL] [--content DIR]

Prints the page of an error. Codes are found in any case, and so is a link that ends in one. For an alert or the id of a
runbook, prints the runbook to open and the questions that tell the causes apart.

Options:
  --base-url URL   what addresses of pages begin with (default: "url" in site.yaml)
  --content DIR    the content (default: "content" here, else that of the clone)
  -h, --help       print this help

Exit status: 0 if a page was printed, 1 if there is none, 2 for bad usage.

Examples:
  hindsight explain 3o7r
  hindsight explain too-many-clients
  hindsight explain HighErrorRate
  hindsight explain https://sqlalche.me/e/20/3o7r
`;

interface Options {
	name: string | undefined;
	content: string | undefined;
	baseUrl: string | undefined;
	help: boolean;
}
