import type { Line } from '../svg.ts';
import type { Offset } from './place.ts';

/** The lines of a text, each with its middle. */
export function linesOf(text: SVGTextElement, offset: Offset): Line[] {
	const rows = [...text.children].filter((child): child is SVGTSpanElement => child instanceof SVGTSpanElement);
	const parts: SVGTextContentElement[] = rows.length > 0 ? rows : [text];
	return parts.flatMap((part) => {
		const words = (part.textContent ?? '').replace(/\s+/g, ' ').trim();
		return words === '' ? [] : [{ text: words, ...middleOf(part, offset) }];
	});
}

/** The middle of a line of text on its baseline, and the size it was measured with. */
function middleOf(part: SVGTextContentElement, { dx, dy }: Offset): { x: number; y: number; size: number } {
	const style = getComputedStyle(part);
	const size = Number.parseFloat(style.fontSize);
	const canvas = document.createElement('canvas').getContext('2d');
	if (!canvas) throw new Error('This browser has no canvas to measure text with.');
	canvas.font = `${style.fontWeight} ${size}px ${style.fontFamily}`;
	const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = canvas.measureText('x');
	const first = part.getExtentOfChar(0);
	const end = part.getEndPositionOfChar(part.getNumberOfChars() - 1);
	return { x: (first.x + end.x) / 2 + dx, y: first.y + first.height * (up / (up + down)) + dy, size };
}
