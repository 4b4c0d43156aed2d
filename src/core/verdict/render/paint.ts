/** Colours text for a terminal. If `colour` is false, the text stays unchanged. */
export function painter(colour: boolean): Paint {
	return colour ? (style, text) => `\u001b[${CODES[style]}m${text}\u001b[0m` : (_, text) => text;
}

const CODES = { bold: 1, red: 31, green: 32, yellow: 33, cyan: 36, grey: 90 } as const;

export type Paint = (style: keyof typeof CODES, text: string) => string;
