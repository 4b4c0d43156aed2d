import { count } from '../core/text/prose/words.ts';
import type { Fork } from '../core/match/runtime.ts';
import { excerptOf } from '../core/verdict/render/excerpt.ts';
import { forkAddress, nameOf } from '../core/verdict/cards/fork-name.ts';
import type { Cause, ForkCard } from '../core/verdict/cards/fork-card.ts';
import { h } from './dom.ts';
import { request } from './request.ts';
import { href } from './href.ts';
import { rememberOnClick } from './signal.ts';

/** Cards by the name of their fork. */
export type ForkCards = Record<string, ForkCard>;

/** Loads the cards of forks. Never rejects: without cards, each fork is still shown, as a link to its page. */
export async function loadForkCards(): Promise<ForkCards> {
	loading ??= fetchCards();
	const cards = await Promise.race([loading, timeOut()]);
	// If loading failed or took too long, the next call tries again.
	if (!cards) loading = undefined;
	return cards ?? {};
}
let loading: Promise<ForkCards | undefined> | undefined;

/** Maximum time that a verdict waits for the cards. */
const CARD_TIMEOUT_MS = 1000;

async function fetchCards(): Promise<ForkCards | undefined> {
	try {
		return await request(href('/api/forks.v1.json'), async (response) => {
			return ((await response.json()) as { forks: ForkCards }).forks;
		});
	} catch {
		return undefined;
	}
}

function timeOut(): Promise<undefined> {
	return new Promise((resolve) => {
		setTimeout(() => resolve(undefined), CARD_TIMEOUT_MS);
	});
}

/**
 * Renders one element per page. If several forks lead to the same page (often one found by the name of an alert and one by a
 * message), only the first is shown.
 */
export function renderForks(text: string, forks: readonly Fork[], cards: ForkCards): HTMLElement[] {
	const firstByPage = new Map<string, Fork>();
	for (const fork of forks) {
		const page = hrefOf(fork, cards);
		if (!firstByPage.has(page)) firstByPage.set(page, fork);
	}
	return [...firstByPage.values()].map((fork) => {
		const signal = fork.target.kind === 'alert' ? fork.target.id : forkTitle(fork, cards);
		return rememberOnClick(renderFork(text, fork, cards), signal);
	});
}

/** The title of a fork, for headings and screen readers. */
export function forkTitle({ target, title }: Fork, cards: ForkCards): string {
	return cards[nameOf(target)]?.title ?? title ?? `Alert ${target.id}`;
}

function renderFork(text: string, fork: Fork, cards: ForkCards): HTMLElement {
	const card = cards[nameOf(fork.target)];
	const page = hrefOf(fork, cards);
	const { before, match, after } = excerptOf(text, fork.span);
	const isAlert = fork.target.kind === 'alert';
	const causes = card?.causes ?? [];
	const isAlertPage = isAlert && page === href(forkAddress(fork.target));
	return h(
		'article',
		{ class: 'verdict possible' },
		h(
			'p',
			{ class: 'is' },
			isAlert ? 'Alert: the cause is not known yet' : 'Possible: this message has several causes',
		),
		h('h2', {}, h('a', { href: page }, forkTitle(fork, cards))),
		card && h('p', {}, card.summary),
		card?.ask && h('p', {}, h('b', {}, 'First question: '), card.ask.text),
		h(
			'div',
			{ class: 'go' },
			card?.ask && h('a', { class: 'btn main', href: card.ask.path }, 'Start with the first question'),
			h(
				'a',
				{ class: card?.ask ? 'btn' : 'btn main', href: page },
				isAlertPage ? 'Open the alert' : 'Open the runbook',
			),
		),
		h('div', { class: 'line' }, before, h('mark', {}, match), after),
		...renderCauses(count(causes.length, 'possible cause'), causes),
	);
}

/** Possible causes side by side, below a heading; nothing if there are none. */
export function renderCauses(heading: string, causes: readonly Cause[]): HTMLElement[] {
	if (causes.length === 0) return [];
	return [h('h3', {}, heading), h('ul', { class: 'causes' }, ...causes.map(renderCause))];
}

function renderCause({ name, ask: clue, leads: pageTitle, path }: Cause): HTMLElement {
	return h('li', {}, h('b', {}, name), h('span', {}, clue), h('a', { href: path }, pageTitle ?? 'Go to this question'));
}

function hrefOf({ target }: Fork, cards: ForkCards): string {
	return cards[nameOf(target)]?.path ?? href(forkAddress(target));
}
