/**
 * Parses a `runbook_url` as far as it is known before the alert fires. Prometheus templates, `{{ … }}`, may appear only
 * after `#`: anywhere else, the target of the link would not be known in advance.
 *
 * @param base The address of the site, such as `https://example.org` or `https://example.org/oncall/`.
 */
export function readLink(link: string, base: string): Link {
	const masked = link.trim().replace(TEMPLATE, HOLE);
	const [address = '', fragment = ''] = splitOnce(masked, '#');
	if (/\{\{|\}\}/.test(masked)) return { is: 'invalid', reason: 'has a "{{" without a "}}", or vice versa' };
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

/** One template, which may be escaped for Helm: {{`{{ $labels.pod }}`}}. */
const TEMPLATE = /\{\{\s*`[^`]*`\s*\}\}|\{\{(?:(?!\}\})[\s\S])*\}\}/g;
/** Replaces templates while the address is parsed. No address contains this character. */
const HOLE = '\uFFFC';

function reasonForHole(address: string, link: string): string {
	if (/\$labels\.alertname|\.Labels\.alertname/.test(link)) {
		return 'uses the label "alertname", which Prometheus does not pass to annotations, so it would be empty';
	}
	const inHost = /^[^/]*(?:\/\/[^/]*)?\uFFFC/.test(address);
	return inHost
		? 'begins with a template, so its host is unknown until the alert fires'
		: 'has a template before "#", so its page is unknown until the alert fires';
}

function splitOnce(text: string, mark: string): [string, string | undefined] {
	const at = text.indexOf(mark);
	return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

export type Link =
	| {
			is: 'here';
			/** Path below the base, with a leading slash. */
			path: string;
			query: string;
			/** Names in the fragment: `#NAMESPACE={{ $labels.namespace }}` has one. */
			params: string[];
	  }
	| { is: 'foreign'; host: string }
	/** `reason` completes a sentence that begins with "The runbook_url of this alert". */
	| { is: 'invalid'; reason: string };
