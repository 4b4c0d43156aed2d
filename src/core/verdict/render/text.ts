import type { ErrorCard } from '../cards/card.ts';
import { doubtText } from './doubt-text.ts';
import type { ForkCard } from '../cards/fork-card.ts';
import { forkAddress, targetOf } from '../cards/fork-name.ts';
import type { LocatedFork, LocatedMatch, LocatedResult } from './located.ts';
import type { Fork } from '../../match/runtime.ts';
import type { Paint } from './paint.ts';
import { printable } from './printable.ts';
import { wrap } from './wrap.ts';

/**
 * Renders the verdict on one input for a terminal: what each error is, why it was recognised, what it means and where
 * to go next. Every line is safe for a terminal, whatever the input contains.
 */
export function renderVerdict(result: LocatedResult, view: VerdictView): string {
	if (result.matches.length + result.forks.length === 0) return renderUnknown(result, view);
	return [
		...result.matches.map((match) => renderMatch(match, view)),
		...result.forks.map((fork) => renderFork(fork, view)),
	].join('\n');
}

const LABEL_WIDTH = 12;
const PROSE_WIDTH = 88;
const MAX_NOTE_LENGTH = 400;

function renderMatch(match: LocatedMatch, view: VerdictView): string {
	const { paint, urlOf } = view;
	const card = view.cardOf(match.error);
	const isKnown = match.verdict === 'known';
	const title = card?.title ?? match.title ?? match.error;
	const times = match.count > 1 ? `, ${match.count} times` : '';
	const values = match.params.filter(({ name, value }) => name !== undefined && value !== '');
	return [
		`${paint(isKnown ? 'green' : 'yellow', isKnown ? 'known' : 'possible')}  ${paint('bold', title)}`,
		...row('page', [paint('cyan', urlOf(card?.path ?? `/errors/${match.error}/`))]),
		...(isKnown ? [] : row('note', wrap(printable(doubtText(match).long, MAX_NOTE_LENGTH), PROSE_WIDTH))),
		...row('found', [`line ${match.line}, column ${match.column}${times}: ${match.matched}`]),
		// Without a space, the template is a class name or a code.
		...row(match.template.includes(' ') ? 'template' : 'by', [match.template]),
		...row('values', [values.map(({ name, value }) => `${name} ${printable(value, 80)}`).join(', ')]),
		...(card ? cardRows(card, view) : []),
		'',
	].join('\n');
}

function renderFork(fork: LocatedFork, view: VerdictView): string {
	const { paint, urlOf } = view;
	const card = view.forkOf(fork.target);
	return [
		`${paint('yellow', 'possible')}  ${paint('bold', card?.title ?? fork.title ?? fork.target.id)}`,
		...row('page', [paint('cyan', urlOf(card?.path ?? forkAddress(fork.target)))]),
		...row('note', wrap(fork.target.kind === 'alert' ? ALERT_NOTE : SIGNAL_NOTE, PROSE_WIDTH)),
		...row('found', [`line ${fork.line}, column ${fork.column}: ${fork.matched}`]),
		...row(fork.target.kind === 'alert' ? 'alert' : 'template', [fork.template]),
		...(card ? forkRows(card, view) : []),
		'',
	].join('\n');
}

const SIGNAL_NOTE = 'This message has several causes. Find out which one it is before you change anything.';
const ALERT_NOTE =
	'An alert says that something is wrong, but not what. Find out which cause it is before you change anything.';

/** Renders a fork for `explain`. */
export function renderForkPage(card: ForkCard, view: Pick<VerdictView, 'paint' | 'urlOf'>): string {
	return [
		view.paint('bold', card.title),
		...row('page', [view.paint('cyan', view.urlOf(card.path))]),
		...row('summary', wrap(card.summary, PROSE_WIDTH)),
		...forkRows(card, view),
		'',
	].join('\n');
}

/** The rows of a fork: its first question and its causes. */
function forkRows(
	{ ask: firstQuestion, causes }: ForkCard,
	{ paint, urlOf }: Pick<VerdictView, 'paint' | 'urlOf'>,
): string[] {
	return [
		...(firstQuestion
			? row('ask first', [...wrap(firstQuestion.text, PROSE_WIDTH), paint('cyan', urlOf(firstQuestion.path))])
			: []),
		...row(
			'causes',
			causes.flatMap(({ name, ask: question, leads: runbookTitle, path }) => [
				...wrap(`${name}: ${question}`, PROSE_WIDTH),
				...wrap(runbookTitle === undefined || runbookTitle === name ? '' : `-> ${runbookTitle}`, PROSE_WIDTH),
				paint('cyan', urlOf(path)),
			]),
		),
	];
}

function cardRows({ meaning, fix, runbook, fork, others = [], seen }: ErrorCard, view: VerdictView): string[] {
	const { paint, urlOf } = view;
	const forkCard = fork === undefined ? undefined : view.forkOf(targetOf(fork));
	return [
		...row('meaning', wrap(meaning, PROSE_WIDTH)),
		...row('first step', wrap(fix, PROSE_WIDTH)),
		...(runbook ? row('runbook', [runbook.title, paint('cyan', urlOf(runbook.path))]) : []),
		...(forkCard ? forkRows(forkCard, view) : []),
		...row(
			'or it is',
			others.flatMap(({ name, title, path, differs }) => [
				...wrap(`${name}: ${differs}`, PROSE_WIDTH),
				...wrap(`-> ${title}`, PROSE_WIDTH),
				paint('cyan', urlOf(path)),
			]),
		),
		...row(
			'seen in',
			seen.flatMap(({ title, path }) => [title, paint('cyan', urlOf(path))]),
		),
	];
}

function renderUnknown({ recognised }: LocatedResult, { paint, next }: VerdictView): string {
	const named = [
		...listed('code', recognised.codes),
		...listed('exception', recognised.exceptions),
		...listed('component', recognised.components),
	];
	return [
		`${paint('red', 'no match')}  No error page describes this text.`,
		...row('names', named.length > 0 ? named : ['no code, exception or component that this program knows']),
		...row('next', next),
		'',
	].join('\n');
}

function listed(noun: string, names: readonly string[]): string[] {
	if (names.length === 0) return [];
	return [`${noun}${names.length === 1 ? '' : 's'} ${names.map((name) => printable(name)).join(', ')}`];
}

/** A label with its lines next to it. Empty lines are left out, and so is the label if there are no other lines. */
function row(label: string, lines: readonly string[]): string[] {
	const indent = ' '.repeat(2 + LABEL_WIDTH);
	return lines
		.filter((line) => line !== '')
		.map((line, index) => `${index === 0 ? `  ${label.padEnd(LABEL_WIDTH)}` : indent}${line}`);
}

/** Options for rendering a verdict. */
export interface VerdictView {
	cardOf: (error: string) => ErrorCard | undefined;
	forkOf: (target: Fork['target']) => ForkCard | undefined;
	/** Returns the full address of a path on the site. */
	urlOf: (path: string) => string;
	paint: Paint;
	/** Advice for an input without a match, safe for a terminal. */
	next: readonly string[];
}
