/**
 * Removes control characters from the output of a command, except line breaks and tabs. A log, a file name or an
 * argument may contain control characters that affect the terminal. Everything that a command writes through its `Io`
 * passes through this function.
 *
 * @param options With `keepColours`, colour codes are not removed. Commands write colours only in that case.
 */
export function removeControls(text: string, { keepColours }: { keepColours: boolean }): string {
	return text.replace(keepColours ? CONTROLS_EXCEPT_COLOURS : CONTROLS, '');
}

const CONTROLS = /[\p{Cc}--[\n\t]]/gv;
// eslint-disable-next-line no-control-regex -- colours begin with a control character.
const CONTROLS_EXCEPT_COLOURS = /(?!\u001b\[\d{1,3}m)[\p{Cc}--[\n\t]]/gv;

/** JSON with all control characters escaped, including U+007F to U+009F, which JSON does not escape but terminals obey. */
export function toJson(value: unknown, indent?: number): string {
	return JSON.stringify(value, null, indent).replace(
		/[\u007f-\u009f]/g,
		(found) => `\\u00${found.charCodeAt(0).toString(16)}`,
	);
}
