import { MASK } from './mask-secrets.ts';

/**
 * Turns a message into a template: each part that varies between occurrences becomes a gap, named after the word before
 * it. The caller must mask secrets first.
 *
 * The result is a proposal. The caller checks with the matcher whether it parses and matches its message.
 */
export function templateOf(message: string): string {
	const draft: Draft = { parts: [], names: new Set(), words: 0 };
	scan(message, draft);
	return joinParts(draft.parts);
}

/**
 * The part of a template that has the most words and no gap. It is itself a template, for a message whose values the
 * matcher delimits differently from `templateOf`.
 */
export function longestLiteral(template: string): string {
	const runs = template.split(/<(?:int|float|quoted|host|word)(?::[^>]*)?>/);
	return runs.reduce((best, run) => (wordCount(run) > wordCount(best) ? run : best), '').trim();
}

/** A template may have 60 words, but the text after the first few sentences does not tell errors apart. */
const MAX_WORDS = 32;

const WINDOWS_PATH = /\b[a-z]:\\/iy;

/** Adds the text and gaps of a message to the draft. */
function scan(text: string, draft: Draft): void {
	let at = 0;
	while (at < text.length && draft.words < MAX_WORDS) {
		WINDOWS_PATH.lastIndex = at;
		if (draft.words >= 3 && WINDOWS_PATH.test(text)) {
			// The matcher reads such a path word by word, so the template ends before it.
			draft.words = MAX_WORDS;
			return;
		}
		const quoted = readQuoted(text, at);
		if (quoted !== undefined) {
			const inner = quoted.slice(1, -1);
			if (isValue(inner)) addGap(draft, 'quoted', text[at + quoted.length]);
			else {
				addText(draft, ' ');
				scan(inner, draft);
				addText(draft, ' ');
			}
			at += quoted.length;
			continue;
		}
		const run = readRun(text, at);
		if (run === '') {
			addText(draft, text.charAt(at));
			at += 1;
			continue;
		}
		at += addRun(draft, run);
	}
}

/** Adds a run (see `readRun`), or only the key with which it begins. Returns the number of characters added. */
function addRun(draft: Draft, run: string): number {
	// A key such as `port=` or `status:`. The next call adds its value.
	const key = /^[a-z][\w.-]{0,40}[:=](?=[^:=/])/i.exec(run)?.[0];
	if (key !== undefined && !isHost(trimEnd(run)) && !/\d/.test(key)) {
		addText(draft, key);
		return key.length;
	}
	const core = trimEnd(run);
	if (core === '') {
		addText(draft, run);
		return run.length;
	}
	const number = /^([-+]?\d+(?:\.\d+)?)(%|[a-zµ]{1,12})?$/i.exec(core);
	if (number) {
		const [, digits = '', unit = ''] = number;
		if (unit === '' && isCode(draft, digits)) addText(draft, core);
		else {
			addGap(draft, digits.includes('.') ? 'float' : 'int', undefined);
			addText(draft, unit);
		}
		addText(draft, run.slice(core.length));
		return run.length;
	}
	const isRatio = /^\d+\/\d+$/.test(core);
	if (isRatio) {
		addGap(draft, 'int', undefined);
		addText(draft, '/');
		addGap(draft, 'int', undefined);
	} else if (isHost(core)) addGap(draft, 'host', undefined);
	else if (varies(core)) addGap(draft, 'word', undefined);
	else addText(draft, core);
	addText(draft, run.slice(core.length));
	return run.length;
}

/** True if the quoted text is a value and not a sentence. */
function isValue(inner: string): boolean {
	return wordCount(inner) <= 3 || !/\s/.test(inner.trim());
}

/** Reads a run: the span without spaces, quotes and brackets that a `<word>` gap would match. */
function readRun(text: string, at: number): string {
	RUN.lastIndex = at;
	return RUN.exec(text)?.[0] ?? '';
}
const RUN = /[^\s"'`,;()[\]{}<>\\|“”‘’]+/y;

/** Removes punctuation at the end of a span, which belongs to the sentence. */
function trimEnd(run: string): string {
	return run.replace(/[.:!?-]+$/, '');
}

function readQuoted(text: string, at: number): string | undefined {
	const mark = text.charAt(at);
	if (!'"\'`“‘«'.includes(mark) || mark === '') return undefined;
	if (mark === "'" && /\w/.test(text[at - 1] ?? '')) return undefined;
	QUOTED.lastIndex = at;
	return QUOTED.exec(text)?.[0];
}
const QUOTED =
	/"[^"\n]{0,300}"|'(?:[^'\n]|\b'\b){0,300}'\B|`[^`\n]{0,300}`|“[^”\n]{0,300}”|‘[^’\n]{0,300}’|«[^»\n]{0,300}»/y;

/** True for a number that identifies the error, as in `Error 111`, `HTTP 503` or `status code 14`. */
function isCode(draft: Draft, digits: string): boolean {
	const before = lastWord(draft)?.toLowerCase() ?? '';
	return /^\d{1,5}$/.test(digits) && (CODE_WORDS.has(before) || before.endsWith('error'));
}
const CODE_WORDS = new Set(['errno', 'code', 'sqlstate', 'status', 'http', 'exception', 'signal', 'errorcode']);

function isHost(run: string): boolean {
	if (/^\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?$/.test(run)) return true;
	const withPort = /^([a-z0-9][\w.-]{0,100}):\d{4,5}$/i.exec(run);
	if (withPort) return !/^(?:port|pid|id|line|size|timeout|code|errno|limit|process)$/i.test(withPort[1] ?? '');
	// A domain of a country, but not a file name such as `app.test.ts`.
	if (/^(?:[a-z0-9-]{1,63}\.){2,8}[a-z]{2}$/.test(run))
		return !/\.(?:cc|cs|db|go|js|kt|md|mk|pl|py|rb|rs|sh|so|ts)$/.test(run);
	return /^(?:[a-z0-9-]{1,63}\.){1,8}(?:com|net|org|io|dev|app|cloud|internal|local|localhost|svc|cluster|example|test)$/.test(
		run,
	);
}

/** True for a run that looks like an id, a path, an address or a hash; false for words and codes. */
function varies(run: string): boolean {
	if (run.includes(MASK) || run.includes('@') || run.includes('://')) return true;
	// Two words such as `read/write` are not a path.
	if (run.includes('/')) return !/^[a-z]{1,12}\/[a-z]{1,12}$/i.test(run);
	if (!/\d/.test(run)) return false;
	// Codes such as `ORA-12519`.
	if (/^[A-Z]{1,6}[-_]?\d{2,6}$/.test(run) || KNOWN_NAMES.test(run)) return false;
	// Names such as `psycopg2` and `http2` do not vary, not even as parts of a dotted name.
	return !run.split(/[.:]+/).every((part) => /^[a-z_]+\d?$/i.test(part) && !/^[a-z]\d$/i.test(part));
}
const KNOWN_NAMES =
	/^(?:x509|x86_64|base64|utf-?8|utf-?16|sha-?\d{1,3}|md5|ipv[46]|tls1\.[0-3]|tlsv1\.[0-3]|k8s|log4j|ed25519)$/i;

function addText(draft: Draft, text: string): void {
	if (text === '') return;
	draft.words += wordCount(text);
	const last = draft.parts.at(-1);
	if (last?.is === 'text') last.text += text;
	else draft.parts.push({ is: 'text', text });
}

/** Adds a gap. `nextCharacter`, the one after the value, matters only for a quoted value. */
function addGap(draft: Draft, type: GapName, nextCharacter: string | undefined): void {
	const name = nameFor(draft, type);
	draft.parts.push({ is: 'gap', text: name === undefined ? `<${type}>` : `<${type}:${name}>` });
	// Only a numeric gap may be directly before letters.
	if (nextCharacter !== undefined && /\w/.test(nextCharacter)) addText(draft, ' ');
}

/**
 * The word before the gap if it can be a name, or else `host` for a host. Undefined if there is no such name, or if
 * another gap has it.
 */
function nameFor(draft: Draft, type: GapName): string | undefined {
	const written = lastWord(draft) ?? '';
	const word = written.toLowerCase().replaceAll('_', ' ');
	const isName = !/^[A-Z]{2,}|[a-z][A-Z]/.test(written) && /^[a-z][a-z ]{2,20}$/.test(word) && !NOT_NAMES.has(word);
	const name = isName ? word : type === 'host' ? 'host' : undefined;
	if (name === undefined || draft.names.has(name)) return undefined;
	draft.names.add(name);
	return name;
}

/** The last word before a gap, if only spaces or marks such as a colon or an equals sign separate them. */
function lastWord({ parts }: Draft): string | undefined {
	const last = parts.at(-1);
	return last?.is === 'text' ? /([a-z]\w{0,40})[\s:=#([]{0,4}$/i.exec(last.text.slice(-60))?.[1] : undefined;
}

const NOT_NAMES = new Set(
	(
		'about after again allocate and are argument been before being but can cannot connect connecting could dial dialing did ' +
		'does each error exceeded expected failed ' +
		'first for from given got had has have into its last line more not off only open opening out over read received retry second since ' +
		'than that the then there this took under unexpected until value was were when while will with within without write you your'
	).split(' '),
);

/**
 * Joins the parts to a template. Drops gaps and punctuation at the start and punctuation at the end, and escapes text
 * that looks like a gap.
 */
function joinParts(parts: readonly Part[]): string {
	const first = parts.findIndex((part) => part.is === 'text' && wordCount(part.text) > 0);
	if (first < 0) return '';
	return parts
		.slice(first)
		.map((part) => (part.is === 'gap' ? part.text : part.text.replace(LIKE_A_GAP, '\\$&')))
		.join('')
		.replace(/\s+/g, ' ')
		.replace(/^[^\p{L}\p{N}<]+/u, '')
		.replace(/[\s.,;:!([{"'`”’-]+$/, '');
}
const LIKE_A_GAP = /<(?=(?:[a-z]{1,12}|\*)[:>])/g;

function wordCount(text: string): number {
	return text.match(/[\p{L}\p{N}][\p{L}\p{N}_]*/gu)?.length ?? 0;
}

type GapName = 'int' | 'float' | 'quoted' | 'host' | 'word';

interface Part {
	is: 'text' | 'gap';
	text: string;
}

interface Draft {
	parts: Part[];
	/** Names already given to gaps. */
	names: Set<string>;
	/** Number of literal words so far. */
	words: number;
}
