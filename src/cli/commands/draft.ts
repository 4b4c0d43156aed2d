import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { addressOf } from '../../core/address/address.ts';
import { draftErrorPage } from '../../core/draft/error-page.ts';
import { match } from '../../core/match/runtime.ts';
import { FOLDER_OF } from '../../core/schema/primitives.ts';
import { plainLine, show } from '../../core/text/prose/words.ts';
import { looksBinary } from '../input/input-probe.ts';
import { inputName, readInput } from '../input/input.ts';
import type { InteractiveIo } from '../io/io.ts';
import { defaultContentFolder, openKnowledge } from '../knowledge.ts';
import { decodeText } from '../input/decode-text.ts';
import { command } from '../usage/command.ts';

/** `hindsight draft [FILE|-]`: prints an error page with placeholders for a text that no page describes. Writes no file. */
export const run = command('draft', async ({ options: { content }, operands, badUsage }, io: InteractiveIo) => {
	if (operands.length === 0 && io.stdin.isTerminal) return badUsage('No file was given, and nothing is piped in.');
	const [input = '-'] = operands;
	const folder = path.join(content ?? defaultContentFolder(), FOLDER_OF.error);
	const text = await readEnd(readInput(input, io));
	if (text.trim() === '') {
		io.stderr(`There is nothing to draft from: ${inputName(input)} is empty.\n`);
		return 1;
	}
	if (looksBinary(text)) {
		io.stderr(
			`${inputName(input)} looks like a binary file, or is not UTF-8, so there is no line to draft from. Pass only the text.\n`,
		);
		return 2;
	}
	const { source, fileName, template, example } = draftErrorPage(text, { taken: await idsInUse(folder) });
	io.stderr(await alreadyKnownMessage(text, example, content));
	io.stdout(source);
	io.stderr(
		`Save it as ${plainLine(path.join(folder, fileName))}, replace the placeholders, and run "hindsight check".\n`,
	);
	if (template === undefined)
		io.stderr('No line of the text looks like a message, so the template is a placeholder too.\n');
	return 0;
});

/** The ids in use. Empty files do not count: for "draft … > content/errors/<id>.mdx", the shell creates one first. */
async function idsInUse(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => []);
	const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => undefined)));
	return names.filter((_, index) => sizes[index]?.size !== 0).map((name) => path.parse(name).name);
}

/**
 * Names the pages that already describe the text; empty if there are none. The draft is printed anyway, because the user
 * may need it for another variant of the message, or because such a page may match too much. Invalid pages are not
 * mentioned, because "hindsight check" reports them.
 */
async function alreadyKnownMessage(
	text: string,
	example: string | undefined,
	content: string | undefined,
): Promise<string> {
	const knowledge = await openKnowledge({ content, baseUrl: undefined, warn: () => undefined });
	if ('problem' in knowledge) return '';
	const { index, urlOf } = knowledge;
	const pagesFor = (part: string): string =>
		match(index, part, { possible: false })
			.matches.map(({ error }) => `error:${error} (${urlOf(addressOf('error', error))})`)
			.join(', ');
	const pagesForLine = pagesFor(example ?? '');
	if (pagesForLine !== '')
		return `This is already known: ${pagesForLine}. If that page lacks this variant of the message, add a template to it.\n`;
	const pagesForText = pagesFor(text);
	if (pagesForText === '') return '';
	return `Part of the text is already known: ${pagesForText}. The draft is about ${show(example ?? 'the rest')}.\n`;
}

/** Reads the last million characters, because the error is usually near the end. */
async function readEnd(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	let end = '';
	for await (const chunk of decodeText(chunks, { minLength: MAX_TEXT_LENGTH, maxLineLength: MAX_TEXT_LENGTH })) {
		end = (end + chunk).slice(-MAX_TEXT_LENGTH);
	}
	return end;
}
const MAX_TEXT_LENGTH = 2 ** 20;
