import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { readPage } from './pages.ts';

/** Parses a built page as a browser without script does. */
export function parsePage(pathname: string): Page {
	return parseHtml(readPage(pathname), pathname);
}

/** Parses HTML as if it were the page at an address. */
export function parseHtml(html: string, pathname: string): Page {
	const document = parse(html, { scriptingEnabled: false, sourceCodeLocationInfo: true });
	const elements = [...walk(document)];
	return { pathname, elements, ids: new Set(elements.flatMap((element) => attribute(element, 'id') ?? [])) };
}

export function attribute(element: HtmlElement | undefined, name: string): string | undefined {
	return element?.attrs.find((each) => each.name === name)?.value;
}

export function textOf(node: HtmlNode): string {
	if ('value' in node) return node.value;
	return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Describes an element so that an author can find it: its tag with attributes, and its line. */
export function show(element: HtmlElement): string {
	const attributes = element.attrs.map(({ name, value }) => ` ${name}="${value}"`).join('');
	const line = element.sourceCodeLocation?.startLine ?? '?';
	return `line ${line}: <${element.tagName}${attributes}>`;
}

function* walk(node: HtmlNode): Generator<HtmlElement> {
	if ('tagName' in node) yield node;
	if ('content' in node) yield* walk(node.content);
	if ('childNodes' in node) for (const child of node.childNodes) yield* walk(child);
}

export type HtmlElement = DefaultTreeAdapterTypes.Element;
type HtmlNode = DefaultTreeAdapterTypes.Node;

export interface Page {
	pathname: string;
	/** All elements in the order of the source. */
	elements: HtmlElement[];
	ids: Set<string>;
}
