import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf } from '../../core/address/address.ts';
import { draftErrorPage } from '../../core/draft/error-page.ts';
import { match } from '../../core/match/runtime.ts';
import { FOLDER_OF } from '../../core/schema/primitives.ts';
import { plainLine, show } from '../../core/text/words.ts';
import { looksBinary } from '../input/input-probe.ts';
import { inputName, readInput } from '../input/input.ts';
import type { InteractiveIo } from '../io/io.ts';
import { defaultFolder, openKnowledge } from '../knowledge.ts';
import { textPieces } from '../input/text-pieces.ts';
import { messageOf } from '../../core/text/message-of.ts';

/** `hindsight draft [FILE|-]`: prints an error page with blanks for a text that no page describes. Writes no file. */
export async function run(args: string[], io: InteractiveIo): Promise<number> {
	const options = readOptions(args);
	if (!('problem' in options) && options.help) {
		io.stdout(HELP);
		return 0;
	}
	if ('problem' in options || (options.input === undefined && io.stdin.isTerminal)) {
		io.stderr(`${'problem' in options ? options.problem : 'Nothing is piped in, and no file is named.'}\n\n${HELP}`);
		return 2;
	}
	const { input = '-', content } = options;
	const folder = path.join(content ?? defaultFolder(), FOLDER_OF.error);
	const text = await readEnd(readInput(input, io));
	if (text.trim() === '') {
		io.stderr(`There is nothing to draft from: ${inputName(input)} is empty.\n`);
		return 1;
	}
	if (looksBinary(text)) {
		io.stderr(
			`${inputName(input)} looks like a binary file, or is not UTF-8, so there is no line to draft from. Give the text alone.\n`,
		);
		return 2;
	}
	const { source, fileName, template, example } = draftErrorPage(text, { taken: await idsIn(folder) });
	io.stderr(await knownAlready(text, example, content));
	io.stdout(source);
	io.stderr(`Save it as ${plainLine(path.join(folder, fileName))}, fill the blanks, and run "hindsight check".\n`);
	if (template === undefined) io.stderr('No line of the text looks like a message, so the template is blank too.\n');
	return 0;
}

/** An empty file is no page yet: a shell makes one before it runs "draft … > content/errors/<id>.mdx". */
async function idsIn(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => []);
	const sizes = await Promise.all(names.map((name) => stat(path.join(folder, name)).catch(() => undefined)));
	return names.filter((_, index) => sizes[index]?.size !== 0).map((name) => path.parse(name).name);
}

/**
 * Which pages describe the text already, for its reader. The draft comes all the same: a page that matches too much, or
 * another wording, is a reason for one. Pages that are not valid are left to "hindsight check".
 */
async function knownAlready(text: string, example: string | undefined, content: string | undefined): Promise<string> {
	const knowledge = await openKnowledge({ content, baseUrl: undefined, warn: () => undefined });
	if ('problem' in knowledge) return '';
	const { index, urlOf } = knowledge;
	const pagesFor = (part: string): string =>
		match(index, part, { possible: false })
			.matches.map(({ error }) => `error:${error} (${urlOf(addressOf('error', error))})`)
			.join(', ');
	const ofLine = pagesFor(example ?? '');
	if (ofLine !== '')
		return `This is already known: ${ofLine}. If that page lacks this wording, add a template to it.\n`;
	const ofText = pagesFor(text);
	if (ofText === '') return '';
	return `A part of the text is already known: ${ofText}. The draft is about ${show(example ?? 'the rest')}.\n`;
}

/** The last million characters: an error stands near the end of what led to it. */
async function readEnd(chunks: AsyncIterable<Uint8Array>): Promise<string> {
	let end = '';
	for await (const piece of textPieces(chunks, { least: MAX_TEXT_LENGTH, longestLine: MAX_TEXT_LENGTH })) {
		end = (end + piece).slice(-MAX_TEXT_LENGTH);
	}
	return end;
}
const MAX_TEXT_LENGTH = 2 ** 20;

function readOptions(args: string[]): Options | { problem: string } {
	try {
		const { values, positionals } = parseArgs({
			args,
			allowPositionals: true,
			options: { content: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
		});
		if (positionals.length > 1) return { problem: 'One text at a time.' };
		return { input: positionals[0], content: values.content, help: values.help };
	} catch (error) {
		return { problem: messageOf(error) };
	}
}

const HELP = `Usage: hindsight draft [FILE|-] [--content DIR]

Prints an error page for a text that is not known yet: a template that recognises it, and the line as an example with
passwords, tokens and e-mail addresses masked. What only a person can write is marked "BLANK:"; "hindsight check" reports
every blank that is left. Look at the example before you publish it: masking knows the usual forms only. Where to save the
page, content/errors/<id>.mdx with an id that is free, is said on standard error; so is which page describes the text already.
A text that is known is drafted all the same.

Options:
  --content DIR   the content, whose ids are not used again (default: "content" here, else that of the clone)
  -h, --help      print this help

Exit status: 0 if a page was printed, 1 if the text is empty, 2 for bad usage or an input that is not text.

Examples:
  hindsight draft build.log
  pbpaste | hindsight draft
`;

interface Options {
	input: string | undefined;
	content: string | undefined;
	help: boolean;
}
