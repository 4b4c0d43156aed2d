import type { Doubt } from '../result.ts';
import type { Index } from '../signatures/loaded-index.ts';
import { CARRIAGE_RETURN, LINE_FEED } from '../text/chars.ts';
import { cutWordEnd } from '../text/cut-word.ts';
import { plainText } from '../text/plain-text.ts';
import { recordAround } from './record.ts';
import type { LineLimits } from './record.ts';
import { isNamedInPassing, isQuotedSource } from './source-line.ts';
import type { LoadedTemplate } from '../template/template-load.ts';
import { TokenBuffer } from '../text/token-buffer.ts';
import { verify } from '../verify/verify.ts';
import type { Verified } from '../verify/verify.ts';

/**
 * Finds reasons why a match may mean something other than its error. Callers must ask about matches in ascending order
 * of their start; each call takes a bounded number of steps.
 */
export class Doubts {
	private readonly index: Index;
	private readonly text: string;
	/** One buffer for each kind of condition, because a buffer must be read in ascending order. */
	private readonly buffers = new Map<LineLimits, TokenBuffer>();

	constructor(index: Index, text: string) {
		this.index = index;
		this.text = text;
	}

	/**
	 * The reason to doubt a match; `undefined` if there is none. `refuted` if nothing supports the match: other programs
	 * print its message too, no text near it names the component, and some text near it shows a different cause.
	 */
	of({ template, start, end }: Verified): Doubt | 'refuted' | undefined {
		const { text } = this;
		const cause = this.findCondition(template.unless, start, end, CAUSE_LINES);
		const isUnsupported =
			template.strength === 'generic' && !this.findCondition(template.beside, start, end, BESIDE_LINES);
		if (cause && isUnsupported) return 'refuted';
		if (cause) return { why: 'cause', cause: plainText(text.slice(cause.start, cause.end)) };
		if (template.isRest) return { why: 'part' };
		if (isUnsupported) return { why: 'generic' };
		if (template.isClass) return isNamedInPassing(text, start, end) ? { why: 'mention' } : undefined;
		return isQuotedSource(text, start) ? { why: 'quoted' } : undefined;
	}

	/** The first condition that is in the record around a match. */
	private findCondition(
		conditions: readonly LoadedTemplate[],
		start: number,
		end: number,
		limits: LineLimits,
	): Verified | undefined {
		if (conditions.length === 0) return undefined;
		const { index, text } = this;
		const [from, to] = recordAround(text, start, end, limits);
		const buffer = this.buffers.get(limits) ?? new TokenBuffer(text, index.vocabulary);
		this.buffers.set(limits, buffer);
		const { tokens } = buffer;
		buffer.seek(from, 0);
		for (let i = buffer.firstFrom(from); buffer.has(i) && (tokens.start[i] as number) < to; i++) {
			for (const id of [tokens.id[i] as number, tokens.alt[i] as number]) {
				for (const condition of index.conditionsOf[id] ?? []) {
					if (!conditions.includes(condition)) continue;
					const found = verify(index, buffer, condition, i);
					if (found && found.start >= from && found.end <= to) return found;
				}
			}
			if (!endsLine(text, tokens.end[i] as number)) continue;
			for (const condition of conditions) {
				if (!this.isCutAnchor(condition, tokens.start[i] as number)) continue;
				const found = verify(index, buffer, condition, i);
				if (found && found.start >= from && found.end <= to) return found;
			}
		}
		return undefined;
	}

	/** Whether the anchor of a condition is at an offset, with a line break inside it. */
	private isCutAnchor({ chunks, anchorChunk, anchorElement }: LoadedTemplate, at: number): boolean {
		const anchor = chunks[anchorChunk]?.[anchorElement];
		return typeof anchor === 'number' && cutWordEnd(this.text, at, this.index.words[anchor] as string) >= 0;
	}
}

function endsLine(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code === LINE_FEED || code === CARRIAGE_RETURN;
}

/** How many lines of other records are searched before and after a message. */
const CAUSE_LINES: LineLimits = { before: 1, after: 3 };
const BESIDE_LINES: LineLimits = { before: 8, after: 8 };
