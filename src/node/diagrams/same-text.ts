import type { StoredDiagram } from '../../core/schema/kinds/diagram.ts';
import type { SvgTexts } from './plain.ts';

/**
 * Whether everything that a stored diagram says comes from its Mermaid source: the title, the description, each label,
 * and each word of its description in sentences. Spaces and punctuation are not compared: Mermaid changes some of them,
 * and only rendering the diagram again would show which, but this check has no browser.
 */
export function matchesSource({ source, title, text }: StoredDiagram, svg: SvgTexts): boolean {
	const readings = readingsOf(source);
	const matchesField = (value: string, field: RegExp) => {
		const written = readings.flatMap((each) => [...each.matchAll(field)].map(([, a, b]) => lettersOf(a ?? b ?? '')));
		return written.length === 0 ? lettersOf(value) === '' : written.includes(lettersOf(value));
	};
	const letters = readings.map(lettersOf);
	const words = new Set(readings.flatMap(wordsOf));
	return (
		svg.title === title &&
		matchesField(title, TITLE) &&
		matchesField(svg.description, DESCRIPTION) &&
		svg.labels.every((label) => letters.some((each) => each.includes(lettersOf(label)))) &&
		text.every((line) => wordsOf(line).every((word) => words.has(word) || CONNECTING_WORDS.has(word)))
	);
}

const TITLE = /^\s*accTitle\s*:(.*)$/gm;
const DESCRIPTION = /^\s*accDescr\s*(?::(.*)$|\{([^}]*)\})/gm;

/** The source as written, and without tags, because Mermaid removes some tags and shows others. */
function readingsOf(source: string): string[] {
	return [source, source.replace(/<[^<>\n]*>/g, ' ')];
}

/**
 * Resolves character codes: those of Mermaid (`#quot;`, `#9829;`), the form that Mermaid gives them while it parses, and
 * those of HTML. Named codes are punctuation, which is not compared, so they become spaces.
 */
function resolveCodes(text: string): string {
	return text
		.replace(/(?:&?#|ﬂ°°)(\d{1,6})(?:;|¶ß)/g, (_, code: string) => String.fromCodePoint(Number(code)))
		.replace(/(?:[&#]|ﬂ°)[a-z]{2,10}(?:;|¶ß)/gi, ' ');
}

function lettersOf(text: string): string {
	return wordsOf(text).join('');
}

function wordsOf(text: string): string[] {
	return (
		resolveCodes(text)
			.toLowerCase()
			.match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
	);
}

/** The words that `diagramText` puts between the labels. */
const CONNECTING_WORDS = new Set(
	wordsOf(
		'then to and from joined when holds note at both ways itself answers marked with a cross ' +
			'if otherwise only again same the time meanwhile without break in case of stop here afterwards',
	),
);
