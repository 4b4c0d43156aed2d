/**
 * The anchors of a body's headings, in order, as the site's Markdown processor creates them: like GitHub, it drops
 * punctuation, and adds a number to a repeated heading. The anchor of a `<Step>` comes from `slugOf`.
 */
export function headingIds(texts: readonly string[]): string[] {
	const repetitions = new Map<string, number>();
	return texts.map((text) => {
		const base = text
			.toLowerCase()
			.replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc} -]/gu, '')
			.replaceAll(' ', '-');
		let id = base;
		while (repetitions.has(id)) {
			const times = (repetitions.get(base) as number) + 1;
			repetitions.set(base, times);
			id = `${base}-${times}`;
		}
		repetitions.set(id, 0);
		return id;
	});
}
