/**
 * Finds the line of a paste that looks most like its error, and the message in that line. In order of preference, this is
 * the deepest `Caused by`, the last line of a traceback, an exception with its text, or a line of level ERROR or FATAL.
 * Undefined if no line contains a word.
 */
export function chooseMessage(paste: string): ChosenMessage | undefined {
	let best: Candidate | undefined;
	for (const candidate of candidatesOf(paste.split(/\r\n|\n|\r/))) {
		// Of two final candidates, the later one counts, whatever its score: a later cause is a deeper one.
		if (!best || candidate.score > best.score || (candidate.isFinal && best.isFinal)) best = candidate;
	}
	if (!best) return undefined;
	return { line: best.line, ...splitClass(withoutTail(withoutHeader(best.text))) };
}

function* candidatesOf(lines: readonly string[]): Generator<Candidate> {
	let inTraceback = false;
	let followsFileLine = false;
	for (const line of lines) {
		for (const { text, bonus } of messagesIn(line)) {
			const body = withoutHeader(text);
			// In a record that was cut off, a field may begin with a traceback.
			if (/^(?:\{".*")?Traceback \(most recent call last\)/.test(body)) {
				inTraceback = true;
				continue;
			}
			if (wordsIn(body) === 0) continue;
			// The first line that is not indented ends a traceback, unless it announces the next one.
			const isLast = inTraceback && !/^(?:\s|During handling|The above exception)/.test(text);
			const score = bonus + scoreOf(text, body) + (isLast ? 45 : 0) - (followsFileLine ? 40 : 0);
			// Python quotes a line of source after the line that names the file.
			followsFileLine = /^\s*File "/.test(text);
			yield { line, text, score, isFinal: isLast || CAUSE.test(text) };
			if (isLast) inTraceback = false;
		}
	}
}

/** The texts in a line: the line itself, or the message fields of a structured record. */
function messagesIn(line: string): { text: string; bonus: number }[] {
	const start = line.indexOf('{"');
	if (start >= 0 && line.length < MAX_RECORD_LENGTH) {
		const record = parseRecord(line.slice(start));
		if (record !== undefined) {
			const found = messageFieldsOf(record, 0);
			if (found.length > 0) return found;
		}
	}
	// A record of the form `level=error msg="…"`.
	if (/\b(?:level|lvl|severity)=/.test(line)) {
		const bonus = /\b(?:level|lvl|severity)="?(?:error|fatal|panic|crit)/i.test(line) ? 25 : 0;
		const found = [...line.matchAll(/\b(error|err|msg|message)=(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)];
		const texts = found.map(([, key = '', quoted, bare = '']) => ({
			text: (quoted ?? bare).replace(/\\(["\\])/g, '$1'),
			// `err` or `error`, rather than `msg` or `message`.
			bonus: bonus + (key.startsWith('e') ? 15 : 0),
		}));
		if (texts.length > 0) return texts;
	}
	// A record that was cut off, with an escaped traceback in one of its fields.
	if (/\\n(?: {2}|\\t|Traceback)/.test(line)) return line.split('\\n').map((text) => ({ text, bonus: 0 }));
	return [{ text: line, bonus: 0 }];
}

/** Parses JSON that begins with a brace, and so is an object. Undefined if it is not valid. */
function parseRecord(source: string): object | undefined {
	try {
		return JSON.parse(source) as object;
	} catch {
		return undefined;
	}
}

const MAX_RECORD_LENGTH = 65_536;
const MESSAGE_FIELDS = new Set(
	'message msg error err exception exc exc_info stack stack_trace stacktrace detail reason log event text textpayload'.split(
		' ',
	),
);

/** The lines of the message fields of a record and of the records inside it. */
function messageFieldsOf(record: object, depth: number): { text: string; bonus: number }[] {
	const entries = Object.entries(record) as [string, unknown][];
	const level = entries.find(([key]) => /^(?:level|lvl|severity|levelname|loglevel)$/i.test(key))?.[1];
	const bonus = typeof level === 'string' && /^(?:error|fatal|panic|crit)/i.test(level) ? 25 : 0;
	return entries.flatMap(([key, value]) => {
		if (!MESSAGE_FIELDS.has(key.toLowerCase())) return [];
		if (typeof value === 'string') return value.split(/\r?\n/).map((text) => ({ text, bonus: bonus + 1 }));
		return typeof value === 'object' && value !== null && depth < 3 ? messageFieldsOf(value, depth + 1) : [];
	});
}

/** How much a text looks like an error message. `body` is the text without its header. */
function scoreOf(text: string, body: string): number {
	let score = Math.min(wordsIn(body), 8);
	if (CAUSE.test(text)) score += 60;
	// pytest starts the lines of an error with "E".
	if (/^\s*E {2,}\S/.test(text)) score += 35;
	const { exception, message } = splitClass(body);
	if (exception !== undefined) score += message === '' ? 5 : 40;
	if (/\b(?:FATAL|PANIC|CRITICAL|EMERG)\b/.test(text) || /^(?:panic|fatal error|fatal):/.test(body)) score += 30;
	else if (/\bERROR\b|\[error\]|^\s*error[ :]/i.test(text)) score += 25;
	else if (/\bWARN(?:ING)?\b/i.test(text)) score += 8;
	else if (/\b(?:INFO|DEBUG|TRACE)\b/.test(text)) score -= 10;
	if (FAILURE.test(body)) score += 10;
	// Stack frames and separators.
	if (/^\s*(?:at |File "|#?\d+:? |from |\.{3} |-{3}|={3}|_{3})/.test(text)) score -= 40;
	else if (/^\s/.test(text)) score -= 5;
	if (wordsIn(body) < 2) score -= 10;
	return score;
}

const CAUSE = /^\s*Caused by: /;
const FAILURE =
	/abort|broken|cannot|can't|closed|could ?n[o']t|crash|deadlock|denied|does not|exceed|exhaust|expired|fail|illegal|invalid|kill|missing|no such|not found|out of|overflow|panic|refuse|reject|reset|timed? ?out|too many|unable|unavailable|unexpected|unhandled|unreachable|violat/i;

/** Removes time, level, process, logger and similar fields from the start, as long as at least two words remain. */
function withoutHeader(text: string): string {
	let rest = text.trim();
	for (let round = 0; round < 16; round += 1) {
		const header = HEADERS.map((each) => each.exec(rest)?.[0] ?? '').find((found) => found !== '');
		if (header === undefined) break;
		const shorter = rest.slice(header.length).trimStart();
		if (wordsIn(shorter) < 2) break;
		rest = shorter;
	}
	return rest;
}

/** The fields that may precede a message. Each expression matches one of them at the start of a text. */
const HEADERS: readonly RegExp[] = [
	/^\[[^\]]{1,120}\](?!:\d):?/,
	/^["“*]{1,3}/,
	/^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL):[\w.-]{1,80}:/,
	/^\[?\d{4}[-/.]\d{2}[-/.]\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|GMT|CES?T|[-+]\d{2}:?\d{2}))?\]?:?/,
	/^\[?\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?: ?(?:AM|PM))?\]?/,
	/^\[?[A-Z][a-z]{2} {1,2}\d{1,2} \d{2}:\d{2}:\d{2} [\w.-]{1,60} [\w./-]{1,60}(?:\[\d{1,8}\])?:/,
	/^[EFIW]\d{4} \d{2}:\d{2}:\d{2}\.\d{1,9} {1,8}\d{1,8} [\w.-]{1,60}:\d{1,6}\]/,
	/^\d{10,13}(?:\.\d{1,9})?(?=\s)/,
	/^[\w.@-]{1,60} {0,20}\| /,
	/^(?:[>\-*•|]|E {2}) ?/,
	/^(?:time|ts|timestamp|level|lvl|logger|caller|pid|thread|component)=(?:"[^"]{0,120}"|\S{1,120})/,
	/^(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERRO?R?|FATAL|CRIT(?:ICAL)?|PANIC|LOG)\b[\])]?:?(?: -)?/i,
	/^\((?:MainThread|Thread-?\d*|[\w-]{1,40}-thread-\d{1,6}|pid[ :=]\d{1,8})\)/i,
	/^\d{1,8}(?= -{1,3}[ [])/,
	/^-{1,3}(?=[ [])/,
	/^[\w.$/-]{2,80}(?:\[\d{1,8}\])? -(?= )/,
	/^[\w$-]{1,40}(?:\.[\w$-]{1,40}){1,8}(?<!Error|Exception|Timeout|Failure|Fault)(?:\[\d{1,8}\])? *:(?= )/,
	/^[\w$-]{1,60}\[\d{1,8}\]:/,
	/^Exception in thread "[^"]{0,80}"/,
	/^(?:Caused by|Uncaught|Unhandled(?: promise)? rejection|Unhandled exception|Error):(?= )/,
];

/** Removes links and attached fields from the end. */
function withoutTail(text: string): string {
	const [message = ''] = text.split(/ (?:\{"|\[SQL: |\(Background on this error)/, 1);
	return message.replace(/ ?\(?(?:see|at|more info(?:rmation)?|docs?)?:? https?:\/\/\S{1,400}$/i, '');
}

/**
 * Splits a line such as `redis.exceptions.ConnectionError: Error 111` into the class, without its module path, and the
 * text.
 */
function splitClass(text: string): { exception: string | undefined; message: string } {
	const colon = text.indexOf(': ');
	const name = colon < 0 ? text.replace(/:$/, '') : text.slice(0, colon);
	const isClass = /^[\w$.:\\]{3,160}$/.test(name) && CLASS.test(name);
	if (!isClass) return { exception: undefined, message: text };
	const exception = name.split(/[.:\\]+/).at(-1);
	return { exception, message: colon < 0 ? '' : text.slice(colon + 2) };
}
const CLASS = /(?:^|[.:\\$])[A-Z]\w*(?:Error|Exception|Timeout|Failure|Fault|Interrupt|Warning|Rejection)$/;

function wordsIn(text: string): number {
	return text.match(/\p{L}{2,}/gu)?.length ?? 0;
}

export interface ChosenMessage {
	/** The line as in the paste. */
	line: string;
	/** Name of the exception class before the message. */
	exception: string | undefined;
	/** The message without header, class and links; empty if the line contains only a class. */
	message: string;
}

interface Candidate {
	/** The line as in the paste. */
	line: string;
	/** A text in the line, with its header: the whole line, or a line of a field of a record. */
	text: string;
	score: number;
	/** True for the last line of a traceback and for a cause. */
	isFinal: boolean;
}
