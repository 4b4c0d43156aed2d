import { addressOf } from '../../address/address.ts';
import type { Entry } from '../../entry.ts';
import type { Graph } from '../../graph/index.ts';
import { parseInline, plainText } from '../../text/prose/inline.ts';
import { cardOf } from '../cards/card-of.ts';
import type { Paint } from './paint.ts';
import { wrap } from './wrap.ts';

/** Renders an error page for a terminal. `body` is the formatted text of the page. */
export function renderErrorPage(error: Entry<'error'>, body: string, view: PageView): string {
	const { data } = error;
	const { graph, paint, urlOf } = view;
	const inline = (text: string): string => inlineText(text, graph);
	const { seen } = cardOf(error, graph);
	const link = (kind: 'runbook' | 'error', id: string): string[] => {
		const title = graph.resolve(`${kind}:${id}`)?.data.title ?? id;
		return [`${inline(title)}`, paint('cyan', urlOf(addressOf(kind, id)))];
	};
	const codes = data.codes.length > 0 ? ` (${data.codes.join(', ')})` : '';
	return [
		`${paint('bold', inline(data.title))}\n${data.component}${codes}\n${paint('cyan', urlOf(addressOf('error', error.id)))}`,
		wrap(inline(data.meaning), WIDTH).join('\n'),
		section(
			'Do this',
			data.fixes.flatMap(({ text, runbook }, index) => [
				...item(`${index + 1}. `, inline(text)),
				...(runbook === undefined ? [] : [`   ${paint('cyan', urlOf(addressOf('runbook', runbook)))}`]),
			]),
		),
		section(
			'Not to be confused with',
			data.lookAlikes.flatMap(({ error: id, differs }) => [
				...item('- ', `${inline(graph.resolve(`error:${id}`)?.data.title ?? id)} (${id}): ${inline(differs)}`),
			]),
		),
		section(
			'How it looks in logs',
			data.examples.map((example) => `${example.trimEnd().replace(/^(?=.)/gm, '  ')}\n`),
		),
		body,
		section(
			'Runbooks',
			data.runbooks.flatMap((id) => link('runbook', id)),
		),
		section(
			'Seen in',
			seen.flatMap(({ title, path }) => [title, paint('cyan', urlOf(path))]),
		),
		section('Documentation', data.helpUrls),
	]
		.filter((part) => part !== '')
		.join('\n\n')
		.concat('\n');

	function section(heading: string, lines: readonly string[]): string {
		return lines.length === 0 ? '' : [paint('bold', heading), ...lines].join('\n').trimEnd();
	}
}

/** Front matter text without its Markdown marks. A link without text gets the title of the entry that it leads to. */
export function inlineText(text: string, graph: Graph): string {
	return parseInline(text)
		.map((part) => (part.kind === 'link' && part.text === '' ? titleOf(part.to, graph) : part.text))
		.join('');
}

/** The plain title of the entry that a link leads to, or the last part of the link if there is no such entry. */
export function titleOf(ref: string, graph: Graph): string {
	const title = graph.resolve(ref)?.data.title;
	return title === undefined ? ref.slice(ref.indexOf(':') + 1) : plainText(title);
}

const WIDTH = 96;

/** A paragraph after a bullet or number. Its other lines are indented by the width of that mark. */
function item(mark: string, text: string): string[] {
	return wrap(text, WIDTH - mark.length).map((line, index) => (index === 0 ? mark : ' '.repeat(mark.length)) + line);
}

/** Options for rendering a page. */
export interface PageView {
	graph: Graph;
	/** Returns the full address of a path on the site. */
	urlOf: (path: string) => string;
	paint: Paint;
}
