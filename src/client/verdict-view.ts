import { addressOf } from '../core/address/address.ts';
import type { Match, MatchResult } from '../core/match/runtime.ts';
import { count } from '../core/text/prose/words.ts';
import type { Cause, ForkCard } from '../core/verdict/cards/fork-card.ts';
import type { ErrorCard, ErrorCards } from '../core/verdict/cards/card.ts';
import { doubtText } from '../core/verdict/render/doubt-text.ts';
import { excerptOf } from '../core/verdict/render/excerpt.ts';
import { h } from './dom.ts';
import { forkTitle, loadForkCards, renderCauses, renderForks, type ForkCards } from './fork-view.ts';
import { href } from './href.ts';
import { rememberOnClick } from './signal.ts';

/**
 * Renders the verdict on a paste: one element for each of the first errors and forks, or one element that says that no
 * error is known, and one sentence for screen readers.
 */
export async function viewVerdict(text: string, result: MatchResult, cards: ErrorCards): Promise<VerdictView> {
	const { matches, forks } = result;
	if (matches.length + forks.length === 0) return { elements: [renderUnknown(result)], sentence: 'No match.' };
	const needsForks = forks.length > 0 || matches.some(({ error }) => cards[error]?.fork !== undefined);
	const forkCards = needsForks ? await loadForkCards() : {};
	const elements = [
		...matches.map((match) => rememberOnClick(renderMatch(text, match, cards, forkCards), titleOf(match, cards))),
		...renderForks(text, forks, forkCards),
	].slice(0, MAX_CARDS);
	return { elements, sentence: describe(result, cards, forkCards) };
}

function describe({ verdict, matches, forks }: MatchResult, cards: ErrorCards, forkCards: ForkCards): string {
	const titles = [...matches.map((match) => titleOf(match, cards)), ...forks.map((fork) => forkTitle(fork, forkCards))];
	const names = [...new Set(titles)].slice(0, MAX_CARDS);
	return `${verdict === 'known' ? 'Known' : 'Possible'}: ${names.join('; ')}.`;
}

const MAX_CARDS = 3;

function renderMatch(text: string, match: Match, cards: ErrorCards, forkCards: ForkCards): HTMLElement {
	const card = cards[match.error];
	const fork = card?.fork === undefined ? undefined : forkCards[card.fork];
	const others = match.doubt?.why === 'generic' ? (card?.others ?? []) : [];
	const isKnown = match.verdict === 'known';
	const path = card?.path ?? href(addressOf('error', match.error));
	return h(
		'article',
		{ class: `verdict ${match.verdict}` },
		h('p', { class: 'is' }, isKnown ? 'Known error' : `Possible: ${doubtText(match).short}`, countOf(match)),
		h('h2', {}, h('a', { href: path }, titleOf(match, cards))),
		card && h('p', {}, card.meaning),
		card && h('p', {}, h('b', {}, 'First step: '), card.fix),
		...(others.length > 0 ? [question('Which program printed it?')] : []),
		...(fork?.ask ? [question(fork.ask.text)] : []),
		...renderActions(path, card, fork),
		renderExcerpt(text, match),
		renderParams(match),
		...renderCauses('It may also be', others.map(asCause)),
		...(fork ? renderCauses(count(fork.causes.length, 'possible cause'), fork.causes) : []),
		card && card.seen.length > 0 && renderSeen(card.seen),
	);
}

/** Another error that the message may be, in the form of a fork's cause, so that it is rendered like one. */
function asCause({ name, title, path, differs }: NonNullable<ErrorCard['others']>[number]): Cause {
	return { name, ask: differs, leads: title, path };
}

/** The question that tells the possible causes apart. */
function question(text: string): HTMLElement {
	return h('p', {}, h('b', {}, 'First question: '), text);
}

/**
 * The links of an error. The runbook comes first if it contains the first fix; otherwise the page does. If a runbook
 * tells several causes of the error apart, only the first question of that runbook and the page are linked.
 */
function renderActions(path: string, card: ErrorCard | undefined, fork: ForkCard | undefined): HTMLElement[] {
	if (fork?.ask) {
		return [
			h(
				'div',
				{ class: 'go' },
				h('a', { class: 'btn main', href: fork.ask.path }, 'Start with the first question'),
				h('a', { class: 'btn', href: path }, 'Open the page'),
			),
		];
	}
	const runbook = card?.runbook;
	const pageLink = h('a', { class: runbook?.leads ? 'btn' : 'btn main', href: path }, 'Open the page');
	const runbookLink =
		runbook &&
		h(
			'a',
			{ class: runbook.leads ? 'btn main' : 'btn', href: runbook.path },
			`${runbook.leads ? 'Open the runbook' : 'Runbook'}: ${runbook.title}`,
		);
	const snippetLink = card?.snippet && h('a', { class: 'btn', href: card.snippet.path }, 'Reproduce it');
	const pages = runbook?.leads ? [runbookLink, pageLink] : [pageLink, runbookLink];
	const links = h('div', { class: 'go' }, ...pages, snippetLink);
	if (!runbook?.leads) return [links];
	const hint = `Its first mitigation: ${runbook.mitigation}${runbook.minutes === undefined ? '' : `, about ${runbook.minutes} min`}.`;
	return [links, h('p', { class: 'small' }, hint)];
}

function titleOf(match: Match, cards: ErrorCards): string {
	return cards[match.error]?.title ?? match.title ?? match.error;
}

function countOf(match: Match): string {
	return match.count > 1 ? `, ${match.count} times in this paste` : '';
}

function renderExcerpt(text: string, match: Match): HTMLElement {
	const { before, match: matched, after } = excerptOf(text, match.span);
	return h('div', { class: 'line' }, before, h('mark', {}, matched), after);
}

function renderParams({ params }: Match): HTMLElement | undefined {
	const named = params.filter((param) => param.name !== undefined && param.value !== '');
	if (named.length === 0) return undefined;
	const pairs = named.map(({ name = '', value }) => h('div', {}, h('dt', {}, name), h('dd', {}, value)));
	return h('dl', { class: 'got' }, ...pairs);
}

function renderSeen(seen: { title: string; path: string }[]): HTMLElement {
	const links = seen.flatMap(({ title, path }, i) => [i === 0 ? '' : '; ', h('a', { href: path }, title)]);
	return h('p', { class: 'small' }, `Seen in ${count(seen.length, 'incident')}: `, ...links);
}

/** The questions are added once their cards have arrived, so that the verdict does not wait for them. */
function renderUnknown({ recognised }: MatchResult): HTMLElement {
	const named = [...recognised.exceptions, ...recognised.codes, ...recognised.components];
	const actions = h(
		'div',
		{ class: 'go' },
		h('button', { type: 'button', class: 'btn', 'data-draft': '' }, 'Download a draft of its error page'),
	);
	void loadForkCards().then((cards) => actions.before(...renderQuestions(cards)));
	return h(
		'article',
		{ class: 'verdict unknown' },
		h('p', { class: 'is' }, 'No match'),
		h(
			'p',
			{},
			named.length === 0
				? 'No page describes this text, and it contains no name that these pages use.'
				: `No page describes this text. It names: ${named.join(', ')}.`,
		),
		actions,
	);
}

function renderQuestions(cards: ForkCards): HTMLElement[] {
	// Several forks may lead to one runbook.
	const pages = new Map(Object.values(cards).flatMap(({ title, ask }) => (ask ? [[title, ask.path]] : [])));
	if (pages.size === 0) return [];
	return [
		h('p', {}, 'If users are affected, find the cause by what they see:'),
		h('ul', {}, ...[...pages].map(([title, path]) => h('li', {}, h('a', { href: path }, title)))),
	];
}

export interface VerdictView {
	elements: HTMLElement[];
	sentence: string;
}
