import { buildIndex, loadIndex, match, parseTemplate, type Index } from '../match/index.ts';
import { recognise } from '../match/recognise.ts';
import { PLACEHOLDER } from './placeholder.ts';
import { chooseMessage, type ChosenMessage } from './choose-message.ts';
import { MASK, maskSecrets } from './mask-secrets.ts';
import { quoteYaml } from './quote-yaml.ts';
import { longestLiteral, templateOf } from './template-of.ts';
import { visibleText } from './visible-text.ts';

/**
 * Drafts an error page from a paste that no page describes. The draft has a template that matches the paste, the line as an
 * example with its secrets masked, and placeholders for the parts that only a person can write. Any text is accepted. If
 * the text has no usable word, the template is a placeholder too.
 *
 * @param taken Ids that are already in use.
 */
export function draftErrorPage(text: string, { taken = [] }: { taken?: Iterable<string> } = {}): DraftedPage {
	const tail = text.slice(-MAX_TEXT_LENGTH);
	// YAML allows no tab at the start of a line.
	const paste = maskSecrets(visibleText(tail.replace(/\t/g, '    ')));
	const chosen = chooseMessage(paste);
	const found = chosen && chooseTemplate(chosen, tail);
	const id = freeId(idFor(paste, chosen, found?.template), new Set(taken));
	const [component] = recognise(paste).components;
	return {
		id,
		fileName: `${id}.mdx`,
		template: found?.template,
		example: found?.example,
		source: pageSource({
			component: component ?? `${PLACEHOLDER} the library or server that prints it`,
			template: found?.template ?? `${PLACEHOLDER} the message as it is printed, with gaps for what varies`,
			strength: found?.strength ?? 'message',
			example: found?.example ?? `${PLACEHOLDER} a line as it is printed`,
		}),
	};
}

/** Only the end of a long paste is read, because the error is usually there, below the stack trace. */
const MAX_TEXT_LENGTH = 262_144;
const MAX_EXAMPLE_LENGTH = 600;
const MAX_WORDS_TO_TRY = 40;

/** The first template, from the most specific to the least, that matches both the paste and the example. */
function chooseTemplate(chosen: ChosenMessage, text: string): ChosenTemplate | undefined {
	const line = chosen.line.trim();
	const whole = [chosen.exception, chosen.message].filter(Boolean).join(': ');
	const example = line.length <= MAX_EXAMPLE_LENGTH ? line : whole.slice(0, MAX_EXAMPLE_LENGTH);
	for (const { template, strength } of proposals(chosen, whole)) {
		if (template === '' || template.includes(MASK) || !parseTemplate(template).ok) continue;
		const index = indexOf(template, strength);
		if (finds(index, text) && finds(index, example)) return { template, strength, example };
	}
	return undefined;
}

/** Templates to try. `whole` is the message with its exception class. */
function* proposals({ exception, message }: ChosenMessage, whole: string): Generator<Omit<ChosenTemplate, 'example'>> {
	const withoutClass = templateOf(message);
	const withClass = templateOf(whole);
	// The class before a message is missing in some logs, but a short message is not distinctive without it.
	const isDistinctive = (withoutClass.replace(/<[^>]*>/g, ' ').match(/\p{L}{2,}/gu)?.length ?? 0) >= 5;
	for (const template of isDistinctive ? [withoutClass, withClass] : [withClass, withoutClass]) {
		yield { template, strength: message === '' && exception !== undefined ? 'class' : 'message' };
	}
	for (const template of [longestLiteral(withoutClass), longestLiteral(withClass)])
		yield { template, strength: 'message' };
	if (exception !== undefined) yield { template: exception, strength: 'class' };
	const words = whole.match(/[\p{L}\p{N}][\p{L}\p{N}_]{2,60}/gu) ?? [];
	const longestFirst = [...words].sort((a, b) => b.length - a.length);
	for (const template of longestFirst.slice(0, MAX_WORDS_TO_TRY)) yield { template, strength: 'message' };
}

function indexOf(template: string, strength: 'message' | 'class'): Index {
	return loadIndex(buildIndex([{ error: 'draft', codes: [], templates: [{ template, strength }], supersedes: [] }]));
}

function finds(index: Index, text: string): boolean {
	return match(index, text, { possible: false }).verdict === 'known';
}

function idFor(paste: string, chosen: ChosenMessage | undefined, template: string | undefined): string {
	const [component = ''] = recognise(paste).components;
	const literal = (template ?? '').replace(/<[^>]*>/g, ' ');
	const exception = (chosen?.exception ?? '').replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ');
	const words = slugWords(`${component} ${exception} ${literal}`).filter((word) => !SMALL_WORDS.has(word));
	return joinWhatFits([...new Set(words)].slice(0, MAX_WORDS_IN_ID)) || 'new-error';
}

const MAX_WORDS_IN_ID = 6;
const MAX_ID_LENGTH = 60;

/** Joins with hyphens as many whole words as fit. Cuts the first word only if it is too long by itself. */
function joinWhatFits([first = '', ...words]: readonly string[]): string {
	let id = first.slice(0, MAX_ID_LENGTH);
	for (const word of words) {
		if (id.length + 1 + word.length > MAX_ID_LENGTH) break;
		id += `-${word}`;
	}
	return id;
}

const SMALL_WORDS = new Set('a an and at by for from in is it of on or the to was with error exception'.split(' '));

function slugWords(text: string): string[] {
	return text
		.normalize('NFKD')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
}

function freeId(id: string, taken: ReadonlySet<string>): string {
	let free = id;
	for (let number = 2; taken.has(free); number += 1) free = `${id}-${number}`;
	return free;
}

function pageSource({ component, template, strength, example }: PageParts): string {
	return `---
title: '${PLACEHOLDER} what has happened, as a colleague would say it'
component: ${quoteYaml(component)}
codes: []
tags: []
signatures:
  - template: ${quoteYaml(template)}${strength === 'class' ? '\n    strength: class' : ''}
examples:
  - ${quoteYaml(example)}
nearMisses: []
meaning: '${PLACEHOLDER} one sentence that says what has happened when this is printed.'
fixes:
  - text: '${PLACEHOLDER} what to do first, as an imperative sentence.'
lookAlikes: []
runbooks: []
helpUrls: []
---

## Why it happens

${PLACEHOLDER} what leads to it, and what the values in the message are.

## Find the cause

${PLACEHOLDER} a command that shows which cause it is, and how to read its output.
`;
}

export interface DraftedPage {
	id: string;
	fileName: string;
	/** The complete file. */
	source: string;
	/** The template that matches the paste; undefined if it had to remain a placeholder. */
	template: string | undefined;
	/**
	 * The line of the paste that the page is about, or the start of its message if the line is long, with secrets
	 * masked; undefined without a template.
	 */
	example: string | undefined;
}

interface ChosenTemplate {
	template: string;
	strength: 'message' | 'class';
	example: string;
}

interface PageParts extends ChosenTemplate {
	component: string;
}
