/**
 * What a command prints, without control characters but line breaks and tabs. A log, a file name or an argument may hold
 * some that change what the terminal shows or does; this is the last place that all of them pass.
 *
 * @param colour True keeps the colours, which commands write only then.
 */
export function forTerminal(text: string, colour: boolean): string {
	return text.replace(colour ? CONTROLS_BUT_COLOURS : CONTROLS, '');
}

const CONTROLS = /[\p{Cc}--[\n\t]]/gv;
// eslint-disable-next-line no-control-regex -- colours begin with a control character.
const CONTROLS_BUT_COLOURS = /(?!\u001b\[\d{1,3}m)[\p{Cc}--[\n\t]]/gv;

/** JSON in which every control character is escaped: a terminal also obeys U+007F to U+009F, which JSON does not escape. */
export function toJson(value: unknown, indent?: number): string {
	return JSON.stringify(value, null, indent).replace(
		/[\u007f-\u009f]/g,
		(found) => `\\u00${found.charCodeAt(0).toString(16)}`,
	);
}
