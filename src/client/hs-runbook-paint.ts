import { exportLines, fillCommand, type Values } from '../core/runbook/command/fill-command.ts';
import { splitCommand } from '../core/text/command.ts';
import { h } from './dom.ts';
import type { Command } from './hs-command.ts';

/**
 * Shows a command with its values marked, and sets its text for Copy.
 *
 * @param isExports True for the block that sets all parameters with `export` lines.
 */
export function paintCommand(command: Command, values: Values, isExports: boolean): void {
	const code = command.querySelector<HTMLElement>('code');
	if (!code) return;
	const source = sourceOf(code);
	if (isExports) {
		const set = exportLines(Object.keys(values), values);
		const text = set.length > 0 ? set.join('\n') : source;
		code.textContent = text;
		// Without values, the lines have examples, so Copy first asks for the missing values.
		command.filled = { text, unset: set.length > 0 ? [] : Object.keys(values) };
		return;
	}
	const language = command.dataset['language'] ?? 'sh';
	const { text, unset, slots } = fillCommand(source, language, values);
	command.filled = { text, unset };
	code.replaceChildren(...paint(source, language, slots));
}

/** Shows the values in commands inside sentences. */
export function paintInline(codes: Iterable<HTMLElement>, values: Values): void {
	for (const code of codes) {
		const source = sourceOf(code);
		if (!source.includes('$')) continue;
		const { slots } = fillCommand(source, 'sh', values);
		if (slots.length > 0) code.replaceChildren(...paint(source, 'sh', slots));
	}
}

/** The text that the author wrote, even after values were filled in. */
function sourceOf(code: HTMLElement): string {
	const source = sources.get(code) ?? code.textContent ?? '';
	sources.set(code, source);
	return source;
}
const sources = new WeakMap<HTMLElement, string>();

function paint(source: string, language: string, slots: ReturnType<typeof fillCommand>['slots']): (Node | string)[] {
	const nodes: (Node | string)[] = [];
	let at = 0;
	// The last slot is empty: it only marks the end of the source.
	for (const slot of [...slots, { start: source.length, end: source.length, text: '' }]) {
		const before = source.slice(at, slot.start);
		for (const part of language === 'sh' ? splitCommand(before) : [{ kind: 'text', text: before }]) {
			nodes.push(part.kind === 'option' ? h('span', {}, part.text) : part.text);
		}
		const isSet = slot.text !== undefined;
		if (slot.end > slot.start)
			nodes.push(h('var', isSet ? { class: 'set' } : {}, slot.text ?? source.slice(slot.start, slot.end)));
		at = slot.end;
	}
	return nodes;
}
