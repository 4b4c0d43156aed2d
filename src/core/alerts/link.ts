/**
 * Takes a `runbook_url` apart as far as it is known before the alert fires. Templates of Prometheus, `{{ … }}`, may appear
 * after `#` only: anywhere else, where the link leads is not known in advance.
 *
 * @param base Where the site is, such as `https://example.org` or `https://example.org/oncall/`.
 */
export function readLink(link: string, base: string): Link {
	const masked = link.trim().replace(TEMPLATE, HOLE);
	const [address = '', fragment = ''] = splitOnce(masked, '#');
	if (/\{\{|\}\}/.test(masked)) return { is: 'invalid', reason: 'has a "{{" without its "}}", or the other way round' };
	if (address.includes(HOLE)) return { is: 'invalid', reason: reasonForHole(address, link) };
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (!url || !/^https?:$/.test(url.protocol)) {
		return { is: 'invalid', reason: 'is not a complete address that starts with "https://"' };
	}
	const home = new URL(base);
	const root = home.pathname.replace(/\/*$/, '/');
	if (url.host !== home.host || !`${url.pathname}/`.startsWith(root)) return { is: 'foreign', host: url.host };
	return {
		is: 'here',
		path: `/${url.pathname.slice(root.length)}`,
		query: url.search,
		params: fragment.split('&').flatMap((part) => {
			const [name = '', value] = splitOnce(part, '=');
			return value === undefined ? [] : [name.replaceAll(HOLE, '…')];
		}),
	};
}

/** One template, also one that Helm has to leave alone: {{`{{ $labels.pod }}`}}. */
const TEMPLATE = /\{\{\s*`[^`]*`\s*\}\}|\{\{(?:(?!\}\})[\s\S])*\}\}/g;
/** Stands for a template while the address is read; a character that no address has. */
const HOLE = '\uFFFC';

function reasonForHole(address: string, link: string): string {
	if (/\$labels\.alertname|\.Labels\.alertname/.test(link)) {
		return 'uses the label "alertname", which Prometheus does not give to annotations, so nothing would appear there';
	}
	const inHost = /^[^/]*(?:\/\/[^/]*)?\uFFFC/.test(address);
	return inHost
		? 'begins with a template, so until the alert fires it is not known to which host it leads'
		: 'has a template before "#", so until the alert fires it is not known whether the page exists';
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
	const at = text.indexOf(mark);
	return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

export type Link =
	| {
			is: 'here';
			/** Below the base, with a slash in front. */
			path: string;
			query: string;
			/** Names in the fragment: `#NAMESPACE={{ $labels.namespace }}` has one. */
			params: string[];
	  }
	| { is: 'foreign'; host: string }
	/** `reason` goes on after "The runbook_url of this alert". */
	| { is: 'invalid'; reason: string };
