import { h } from './dom.ts';

/** Adds a stylesheet that only few pages need, once they do. An import of it would put it into every page. */
export function addStylesheet(address: string): void {
	if (document.querySelector(`link[href="${address}"]`)) return;
	document.head.append(h('link', { rel: 'stylesheet', href: address }));
}
