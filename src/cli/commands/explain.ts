import type { Entry } from '../../core/entry.ts';
import { show } from '../../core/text/prose/words.ts';
import { findError } from '../../core/verdict/find-error.ts';
import { findFork } from '../../core/verdict/cards/fork-card.ts';
import { renderForkPage } from '../../core/verdict/render/text.ts';
import { renderErrorPage, titleOf } from '../../core/verdict/render/page-text.ts';
import { painter } from '../../core/verdict/render/paint.ts';
import { readBodyText } from '../../node/content/load-fields.ts';
import type { BodyStyle } from '../input/body-text.ts';
import type { InteractiveIo } from '../io/io.ts';
import { openKnowledge, type Knowledge } from '../knowledge.ts';
import { command } from '../usage/command.ts';

/** `hindsight explain CODE|ID|ALIAS|ALERT`: prints an error page, or the questions that tell the causes of an alert apart. */
export const run = command('explain', async ({ options, operands: [name], badUsage }, io: InteractiveIo) => {
	const knowledge = await openKnowledge({ content: options.content, baseUrl: options['base-url'], warn: io.stderr });
	if ('problem' in knowledge) return badUsage(knowledge.problem);
	const all = [...knowledge.errors.values()];
	if (name === undefined) return badUsage('Which error?', `\nErrors:\n${formatErrorList(all)}`);
	const found = findError(name, all);
	if ('closest' in found) {
		const card = findFork(name, await knowledge.loadGraph());
		if (card) {
			io.stdout(renderForkPage(card, { paint: painter(io.colour), urlOf: knowledge.urlOf }));
			return 0;
		}
		const closest = found.closest.map((each) => `  ${each}\n`).join('');
		const hint = closest === '' ? '"hindsight explain" lists all errors.\n' : `The closest are:\n${closest}`;
		io.stderr(`No error page has the code, id or alias ${show(name)}. ${hint}`);
		return 1;
	}
	io.stdout(await renderPage(found.entry, knowledge, io));
	return 0;
});

async function renderPage(error: Entry<'error'>, knowledge: Knowledge, io: InteractiveIo): Promise<string> {
	const graph = await knowledge.loadGraph();
	const paint = painter(io.colour);
	const body = await readBody(error, {
		heading: (text) => paint('bold', text),
		titleOf: (ref) => titleOf(ref, graph),
	});
	return renderErrorPage(error, body, { graph, paint, urlOf: knowledge.urlOf });
}

/** Formats the body of a page. A body that is not valid MDX is returned unchanged. */
async function readBody(error: Entry<'error'>, style: BodyStyle): Promise<string> {
	const { formatBodyText } = await import('../input/body-text.ts');
	const body = await readBodyText(error);
	if (body === undefined) return '';
	try {
		return formatBodyText(body, style);
	} catch {
		return body.trim();
	}
}

function formatErrorList(errors: readonly Entry<'error'>[]): string {
	const width = Math.max(...errors.map(({ id }) => id.length));
	return errors.map(({ id, data }) => `  ${id.padEnd(width)}  ${data.codes.join(', ')}`.trimEnd() + '\n').join('');
}
