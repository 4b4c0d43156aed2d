/** Maximum number of characters of a message in a row of a list. */
const MAX_SHOWN = 150;

/**
 * A message template as a reader would see the message: `N` for a number, `…` for any other gap.
 *
 * @example templateText('limit of size <int:pool size> reached') // 'limit of size N reached'
 */
export function templateText(template: string): string {
	const text = template.replaceAll(
		/(\\?)<(int|float|quoted|host|word|\*)(?::[^>]*)?>/g,
		(whole, escape: string, type: string) => {
			if (escape !== '') return whole;
			return type === 'int' || type === 'float' ? 'N' : '…';
		},
	);
	return oneLine(text.replaceAll('\\<', '<'));
}

/** A message on one line, cut if it is long. */
export function oneLine(message: string): string {
	const line = message.replaceAll(/\s+/g, ' ').trim();
	return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN - 1).trimEnd()}…`;
}
