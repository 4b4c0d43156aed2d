/** Creates an element with attributes and children. Strings become text, never markup. */
export function h<K extends keyof HTMLElementTagNameMap>(
	tag: K,
	attributes: Record<string, string> = {},
	...children: (Node | string | undefined | false)[]
): HTMLElementTagNameMap[K] {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	element.append(...children.filter((child) => child !== undefined && child !== false));
	return element;
}

/** Creates a button with a label and a click handler. */
export function button(text: string, act: () => void): HTMLButtonElement {
	const element = h('button', { type: 'button', class: 'btn' }, text);
	element.addEventListener('click', act);
	return element;
}
